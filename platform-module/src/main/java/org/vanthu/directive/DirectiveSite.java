package org.vanthu.directive;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditTrail;
import org.vanthu.capture.reading.SecrecyLine;
import org.vanthu.deadline.Deadline;
import org.vanthu.deadline.Deadlines;
import org.vanthu.delegation.Acting;
import org.vanthu.delegation.Delegations;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Staff;
import org.vanthu.organization.Units;
import org.vanthu.registry.SecrecyGuard;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.Words;

/** What this feature uses of the site around it. */
record DirectiveSite(
        Agencies agencies,
        Units units,
        Staff staff,
        Accounts accounts,
        Access access,
        Delegations delegations,
        Deadlines deadlines,
        SecrecyGuard secrecy,
        AuditTrail audit,
        Clock clock) {

    /** Checks what is sent to this feature. */
    static final Words WORDS = new Words("directive");

    DirectiveSite {
        Objects.requireNonNull(agencies, "agencies");
    }

    /** As precise as the tables, so that what is compared is what is kept. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Json.ZONE);
    }

    /**
     * The deadline that a day sets.
     *
     * @throws InvalidInputException if the day has passed, also where a day off would move it into the future
     */
    Deadline due(String agency, String field, LocalDate day) {
        if (day.isBefore(today())) {
            throw InvalidInputException.field(field, day, "directive.error.due-past", day.toString());
        }
        return deadlines.set(agency, day, now());
    }

    String userName() {
        return access.userName();
    }

    Acting self() {
        return Acting.self(access.userName());
    }

    /** Whether somebody's roles in the agency permit it. */
    boolean may(String agency, String userName, DirectivePermission permission) {
        return staff.find(agency, userName)
                .filter(member -> member.roles().stream().anyMatch(permission.roles()::contains))
                .isPresent();
    }

    /**
     * Refuses texts in which a secrecy mark stands alone in a line, as capture reads it: who copies the words of a
     * secret document takes its head along.
     *
     * @see "Decision 520/QĐ-UBND, 6.1; Decision 31/2020/QĐ-UBND, 1.2"
     */
    void refuseSecret(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null) {
                SecrecyLine.of(text).ifPresent(secrecy::refuseSecret);
            }
        }
    }

    AccessDeniedException refused(String who, String what) {
        return new AccessDeniedException(who + " may not " + what);
    }
}
