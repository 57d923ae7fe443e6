package org.vanthu.audit;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** An {@link AuditEvent} as it was recorded: by whom and when. */
public record AuditRow(
        long id,
        String agency,
        Instant at,
        String actor,
        @Nullable String onBehalfOf,
        String action,
        String subject,
        List<Change> changes,
        @Nullable String detail) {

    public AuditRow {
        changes = List.copyOf(changes);
    }
}
