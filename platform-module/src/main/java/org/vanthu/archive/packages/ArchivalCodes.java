package org.vanthu.archive.packages;

import java.util.Locale;

import org.vanthu.dossier.Dossier;
import org.vanthu.numbering.NumberSequence;
import org.vanthu.numbering.NumberSeries;
import org.vanthu.organization.Agency;

/**
 * Mã lưu trữ của hồ sơ: the agency that manages the archive, the agency that made the dossier, year, submission,
 * ordinal. Given once, at the first AIP or DIP; numbers have no gaps.
 *
 * @see "Circular 05/2025/TT-BNV, Appendix I, as one implementation writes it"
 */
final class ArchivalCodes {

    private static final String SERIES = "archive";
    private static final String SUBMISSION = "01";

    private final PackageTable table;
    private final NumberSequence numbers;
    private final PackageSettings settings;

    ArchivalCodes(PackageTable table, NumberSequence numbers, PackageSettings settings) {
        this.table = table;
        this.numbers = numbers;
        this.settings = settings;
    }

    String of(Dossier dossier, Agency agency) {
        return table.code(dossier.id()).orElseGet(() -> give(dossier, agency));
    }

    private String give(Dossier dossier, Agency agency) {
        String series = NumberSeries.id(agency.code(), SERIES, SUBMISSION, dossier.year());
        long number = numbers.take(series).orElseGet(() -> {
            numbers.create(NumberSeries.starting(agency.code(), SERIES, SUBMISSION, dossier.year(), agency.name(), 1));
            return numbers.take(series).orElseThrow();
        });
        String managing = settings.managingCode().isBlank() ? agency.identifier() : settings.managingCode();
        String code = String.format(
                Locale.ROOT, "%s.%s.%d.%s.%04d", managing, agency.identifier(), dossier.year(), SUBMISSION, number);
        table.insertCode(dossier.id(), code);
        return code;
    }
}
