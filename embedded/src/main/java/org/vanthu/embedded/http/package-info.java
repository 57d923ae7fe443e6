/**
 * The HTTP server of the embedded engine: Tomcat in the same process with the web scripts under
 * {@code /alfresco/service}, the tickets end point of ACS, and the static resources of all JARs under
 * {@code /alfresco}. Entry type: {@link org.vanthu.embedded.http.WebServer}. It holds no business rules.
 */
@NullMarked
package org.vanthu.embedded.http;

import org.jspecify.annotations.NullMarked;
