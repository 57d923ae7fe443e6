/**
 * Public beans: every call runs in a transaction and passes the guards (permissions, audit of calls). Entry types:
 * {@link org.vanthu.embedded.service.CallGuard}, {@link org.vanthu.embedded.service.Startup}.
 */
@NullMarked
package org.vanthu.embedded.service;

import org.jspecify.annotations.NullMarked;
