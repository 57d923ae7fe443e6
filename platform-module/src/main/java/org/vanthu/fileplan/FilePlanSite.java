package org.vanthu.fileplan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.audit.Change;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Staff;
import org.vanthu.organization.Units;
import org.vanthu.shared.Json;

/** What lists of dossiers use of the site around them. */
record FilePlanSite(
        Agencies agencies, Units units, Accounts accounts, Staff staff, Access access, AuditTrail audit, Clock clock) {

    FilePlanSite {
        Objects.requireNonNull(agencies, "agencies");
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    int year() {
        return LocalDate.ofInstant(now(), Json.ZONE).getYear();
    }

    String userName() {
        return access.userName();
    }

    void record(FilePlan plan, String action, @Nullable String detail) {
        audit.record(AuditEvent.of(plan.agency(), action, plan.id(), detail));
    }

    void record(FilePlan plan, String action, List<Change> changes, @Nullable String detail) {
        audit.record(AuditEvent.of(plan.agency(), action, plan.id(), changes, detail));
    }
}
