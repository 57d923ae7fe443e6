package org.vanthu.archive;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Role;
import org.vanthu.organization.Staff;
import org.vanthu.organization.Unit;
import org.vanthu.organization.Units;
import org.vanthu.shared.Json;

/** What the archive uses of the site around it. */
record ArchiveSite(
        Agencies agencies, Units units, Accounts accounts, Staff staff, Access access, AuditTrail audit, Clock clock) {

    ArchiveSite {
        Objects.requireNonNull(agencies, "agencies");
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Json.ZONE);
    }

    String userName() {
        return access.userName();
    }

    String fullName(String userName) {
        return accounts.fullNames(List.of(userName)).getOrDefault(userName, userName);
    }

    String unitName(String agency, @Nullable String unit) {
        return unit == null ? "" : units.find(agency, unit).map(Unit::name).orElse(unit);
    }

    /** Whether the signed-in person heads the unit. */
    boolean heads(String agency, @Nullable String unit) {
        return unit != null
                && staff.find(agency, userName())
                        .filter(member -> member.roles().contains(Role.UNIT_HEAD) && unit.equals(member.unit()))
                        .isPresent();
    }

    void record(String agency, String action, String subject, @Nullable String detail) {
        audit.record(AuditEvent.of(agency, action, subject, detail));
    }
}
