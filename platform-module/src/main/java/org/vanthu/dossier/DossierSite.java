package org.vanthu.dossier;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.audit.Change;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Staff;
import org.vanthu.organization.Unit;
import org.vanthu.organization.Units;
import org.vanthu.shared.InvalidInputException;

/** What dossiers use of the site around them. */
record DossierSite(
        Agencies agencies, Units units, Accounts accounts, Staff staff, Access access, AuditTrail audit, Clock clock) {

    DossierSite {
        Objects.requireNonNull(agencies, "agencies");
    }

    String userName() {
        return access.userName();
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    void record(Dossier dossier, String action, @Nullable String detail) {
        audit.record(AuditEvent.of(dossier.agency(), action, dossier.id(), detail));
    }

    void record(Dossier dossier, String action, List<Change> changes, @Nullable String detail) {
        audit.record(AuditEvent.of(dossier.agency(), action, dossier.id(), changes, detail));
    }

    /** The full name of a person, or the user name where there is no account. */
    String fullName(String userName) {
        return accounts.fullNames(List.of(userName)).getOrDefault(userName, userName);
    }

    Map<String, String> fullNames(List<String> userNames) {
        return accounts.fullNames(userNames);
    }

    String unitName(String agency, @Nullable String unit) {
        return unit == null ? "" : units.find(agency, unit).map(Unit::name).orElse(unit);
    }

    /**
     * Somebody who may be given work in the agency.
     *
     * @throws InvalidInputException if there is no such account in use in the agency
     */
    Staff.Member colleague(String agency, String field, @Nullable String userName) {
        String name = userName == null ? "" : userName.strip();
        return staff.find(agency, name)
                .orElseThrow(() -> InvalidInputException.field(field, name, "dossier.error.no-person", name));
    }

    /** @throws AccessDeniedException always */
    AccessDeniedException refused(Dossier dossier, String what) {
        return new AccessDeniedException(userName() + " may not " + what + " dossier " + dossier.id());
    }
}
