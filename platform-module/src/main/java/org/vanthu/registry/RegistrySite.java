package org.vanthu.registry;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

import org.vanthu.audit.AuditTrail;
import org.vanthu.files.FileGuard;
import org.vanthu.numbering.NumberSequence;
import org.vanthu.numbering.NumberSeries;
import org.vanthu.organization.Access;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.AgencyFolders;

/** What the registry uses of the site around it. */
record RegistrySite(
        Agencies agencies,
        AgencyFolders folders,
        Access access,
        AuditTrail audit,
        NumberSequence numbers,
        FileGuard fileGuard,
        Correspondents correspondents,
        Clock clock) {

    RegistrySite {
        Objects.requireNonNull(agencies, "agencies");
    }

    /** Locks the register of a document, where it has one, before an entry is added to it. */
    void lockRegister(DocumentRow row) {
        if (row.registerId() != null) {
            numbers.lock(row.registerId());
        }
    }

    /** Takes the next number of a series that is created on first use. */
    long take(NumberSeries series) {
        Optional<Long> number = numbers.take(series.id());
        if (number.isPresent()) {
            return number.get();
        }
        numbers.create(series);
        return numbers.take(series.id()).orElseThrow();
    }
}
