package org.vanthu.audit;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What somebody did to a record.
 *
 * @param agency the agency whose record it is
 * @param action what was done, {@code <feature>.<verb>}, e.g. {@code registry.correct}
 * @param subject the record: a node id, or {@code <kind>:<key>} for what is no node, e.g. {@code account:an.nv}
 * @param changes what became of which value
 * @param detail a reason or another short text, or null
 * @param onBehalfOf for whom the person acted, or null
 */
public record AuditEvent(
        String agency,
        String action,
        String subject,
        List<Change> changes,
        @Nullable String detail,
        @Nullable String onBehalfOf) {

    public AuditEvent {
        changes = List.copyOf(changes);
    }

    /** An action without changed values. */
    public static AuditEvent of(String agency, String action, String subject, @Nullable String detail) {
        return new AuditEvent(agency, action, subject, List.of(), detail, null);
    }

    /** An action that changed values. */
    public static AuditEvent of(
            String agency, String action, String subject, List<Change> changes, @Nullable String detail) {
        return new AuditEvent(agency, action, subject, changes, detail, null);
    }
}
