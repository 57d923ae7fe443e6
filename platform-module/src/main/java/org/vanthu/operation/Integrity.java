package org.vanthu.operation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.AuditSeals;
import org.vanthu.numbering.NumberSequence;
import org.vanthu.numbering.NumberSeries;
import org.vanthu.organization.Access;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Agency;
import org.vanthu.registry.RegisterVerifier;
import org.vanthu.registry.RegisterVerifier.Verification;
import org.vanthu.registry.Registers;
import org.vanthu.shared.Elevation;

/**
 * Verifies all registers of a year and the audit trail, so that before and after maintenance can be compared: what did
 * not change has the same fingerprint.
 *
 * @see "Decision 31/2020/QĐ-UBND of Lạng Sơn, article 21.3"
 */
final class Integrity {

    private final Agencies agencies;
    private final NumberSequence numbers;
    private final RegisterVerifier verifier;
    private final AuditSeals seals;
    private final Access access;

    Integrity(Agencies agencies, NumberSequence numbers, RegisterVerifier verifier, AuditSeals seals, Access access) {
        this.agencies = agencies;
        this.numbers = numbers;
        this.verifier = verifier;
        this.seals = seals;
        this.access = access;
    }

    /**
     * What was found.
     *
     * @param auditBroken the first seal of the audit trail that does not fit, or null
     * @param fingerprint SHA-256 over all registers with their number of entries and last hash
     */
    record Report(
            int year,
            boolean ok,
            List<Checked> registers,
            @Nullable String auditBroken,
            String fingerprint) {}

    /**
     * A register.
     *
     * @param firstBroken the first entry or number that does not fit, or null
     */
    record Checked(
            String id,
            String agency,
            String name,
            boolean ok,
            long entries,
            String lastHash,
            @Nullable String firstBroken) {}

    /** Verifies; takes as long as there are entries. */
    Report verify(int year) {
        access.requireSiteAdmin();
        return Elevation.asSystem("an administrator of the site verifies the registers of all agencies", () -> {
            List<Checked> registers = new ArrayList<>();
            for (Agency agency : agencies.all()) {
                for (String kind : List.of(Registers.INCOMING, "outgoing")) {
                    for (NumberSeries series : numbers.list(agency.code(), kind, year)) {
                        registers.add(checked(agency, series));
                    }
                }
            }
            String auditBroken = seals.firstBroken().orElse(null);
            boolean ok = auditBroken == null && registers.stream().allMatch(Checked::ok);
            return new Report(year, ok, registers, auditBroken, fingerprint(registers));
        });
    }

    private Checked checked(Agency agency, NumberSeries series) {
        Verification found = verifier.verify(series.id());
        return new Checked(
                series.id(),
                agency.name(),
                series.name(),
                found.ok(),
                found.entries(),
                found.lastHash(),
                found.firstBroken());
    }

    private static String fingerprint(List<Checked> registers) {
        StringBuilder text = new StringBuilder();
        registers.forEach(one -> text.append(one.id())
                .append(' ')
                .append(one.entries())
                .append(' ')
                .append(one.lastHash())
                .append('\n'));
        return DigestUtils.sha256Hex(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
