/**
 * Assembly of a site in one process: the embedded engine, the platform module and, for the sample site, agencies,
 * people and scans. Entry type {@link org.vanthu.standalone.Vanthu}. It holds no business rules and talks to the module
 * over HTTP like any client.
 */
@NullMarked
package org.vanthu.standalone;

import org.jspecify.annotations.NullMarked;
