package org.vanthu.destruction;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.audit.Change;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Staff;
import org.vanthu.shared.Json;
import org.vanthu.shared.Words;

/** What destructions use of the site around them. */
record DestructionSite(
        Agencies agencies, Accounts accounts, Staff staff, Access access, AuditTrail audit, Clock clock) {

    static final Words WORDS = new Words("destruction");

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    LocalDate today() {
        return LocalDate.ofInstant(now(), Json.ZONE);
    }

    String userName() {
        return access.userName();
    }

    String fullName(String userName) {
        return accounts.fullNames(List.of(userName)).getOrDefault(userName, userName);
    }

    void record(Destruction one, String action, List<Change> changes, @Nullable String detail) {
        audit.record(AuditEvent.of(one.agency(), action, "destruction:" + one.id(), changes, detail));
    }
}
