/**
 * The log of calls to the public services: who called what, on which node, with which outcome. Entries of a transaction
 * are written with it, in one batch. Off until {@code embedded.audit.enabled} or the audit service turns it on, as in
 * ACS. Entry types: {@link org.vanthu.embedded.audit.CallAudit}, {@link org.vanthu.embedded.audit.JdbcAuditService}.
 */
@NullMarked
package org.vanthu.embedded.audit;

import org.jspecify.annotations.NullMarked;
