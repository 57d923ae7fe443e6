package org.vanthu.archive.packages;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What this site chose where the sources on Circular 05/2025 differ.
 *
 * @param datePattern of dates in the descriptions, e.g. {@code dd/MM/yyyy}; when reading, both common forms are taken
 * @param aipName the name of an AIP, with {@code {organ}} and {@code {uuid}} in it
 * @param sipProfile the METS profile that a SIP names
 * @param sipPremis whether a SIP tells how its files came about
 * @param managingCode mã cơ quan quản lý lưu trữ, the first part of archival codes; empty: that of the agency
 * @param schemasFolder files that are put into every package's {@code schemas}, such as the standard's; empty: none
 * @param maxImportBytes most that a package that is read may unpack to
 * @param maxImportFiles most files that it may have
 */
record PackageSettings(
        String datePattern,
        String aipName,
        String sipProfile,
        boolean sipPremis,
        String managingCode,
        String schemasFolder,
        long maxImportBytes,
        int maxImportFiles) {

    private static final long MIB = 1 << 20;
    private static final List<String> PATTERNS = List.of("dd/MM/yyyy", "yyyy-MM-dd");

    PackageSettings {
        if (!aipName.contains("{uuid}")) {
            throw new IllegalArgumentException("vanthu.archive.package-aip-name must have {uuid}, was " + aipName);
        }
    }

    /** With the size as the configuration has it. */
    static PackageSettings of(
            String datePattern,
            String aipName,
            String sipProfile,
            boolean sipPremis,
            String managingCode,
            String schemasFolder,
            long maxImportMib,
            int maxImportFiles) {
        return new PackageSettings(
                datePattern,
                aipName,
                sipProfile,
                sipPremis,
                managingCode,
                schemasFolder,
                maxImportMib * MIB,
                maxImportFiles);
    }

    String date(LocalDate date) {
        return formatter(datePattern).format(date);
    }

    /** A date in one of the forms that are in use. */
    static Optional<LocalDate> readDate(String text) {
        for (String pattern : PATTERNS) {
            try {
                return Optional.of(LocalDate.parse(text.strip(), formatter(pattern)));
            } catch (DateTimeParseException e) {
                // the next form
            }
        }
        return Optional.empty();
    }

    private static DateTimeFormatter formatter(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern.replace('y', 'u'))
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
