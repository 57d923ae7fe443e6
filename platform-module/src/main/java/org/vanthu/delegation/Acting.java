package org.vanthu.delegation;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.Change;

/**
 * Who does something, and in whose name.
 *
 * @param actor the signed-in person
 * @param principal for whom, or null when the person acts for herself
 */
public record Acting(String actor, @Nullable String principal) {

    /** Somebody who acts for herself. */
    public static Acting self(String actor) {
        return new Acting(actor, null);
    }

    /** Whose work it is: the principal's, or the actor's own. */
    public String holder() {
        return principal == null ? actor : principal;
    }

    /** What was done, for the audit trail, with both names. */
    public AuditEvent event(String agency, String action, String subject, @Nullable String detail) {
        return event(agency, action, subject, List.of(), detail);
    }

    /** As {@link #event(String, String, String, String)}, with the values that changed. */
    public AuditEvent event(
            String agency, String action, String subject, List<Change> changes, @Nullable String detail) {
        return new AuditEvent(agency, action, subject, changes, detail, principal);
    }
}
