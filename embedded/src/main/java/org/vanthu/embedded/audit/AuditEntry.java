package org.vanthu.embedded.audit;

import java.time.Instant;

/** One call. */
record AuditEntry(Instant at, String user, String service, String method, String arguments, String failure) {}
