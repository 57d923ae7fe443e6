package org.vanthu.outgoing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.vanthu.audit.AuditTrail;
import org.vanthu.files.FileGuard;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Agency;
import org.vanthu.organization.Staff;
import org.vanthu.organization.Units;
import org.vanthu.registry.DocumentTypes;
import org.vanthu.registry.SecrecyGuard;
import org.vanthu.shared.Json;

/** What this feature uses of the site around it. */
record OutgoingSite(
        Agencies agencies,
        Units units,
        Staff staff,
        Accounts accounts,
        Access access,
        AuditTrail audit,
        DocumentTypes types,
        FileGuard fileGuard,
        SecrecyGuard secrecy,
        OutgoingExtensions extensions,
        Clock clock) {

    OutgoingSite {
        Objects.requireNonNull(agencies, "agencies");
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(Json.ZONE));
    }

    OutgoingSettings settings(String agency) {
        return OutgoingSettings.of(agencies.get(agency));
    }

    Agency agency(String code) {
        return agencies.get(code);
    }

    /** The unit of a person in the agency, or empty text. */
    String unitOf(String agency, String userName) {
        return staff.find(agency, userName)
                .flatMap(member -> Optional.ofNullable(member.unit()))
                .orElse("");
    }

    String fullName(String userName) {
        return accounts.fullNames(List.of(userName)).getOrDefault(userName, userName);
    }
}
