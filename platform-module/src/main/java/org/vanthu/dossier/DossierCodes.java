package org.vanthu.dossier;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.vanthu.numbering.NumberSequence;
import org.vanthu.numbering.NumberSeries;
import org.vanthu.organization.Agency;
import org.vanthu.organization.Unit;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.TextKey;

/**
 * Số và ký hiệu hồ sơ: the ordinal within unit and year and the abbreviation of the unit, or what the person gives, as
 * the list of dossiers of the year has it.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix V"
 */
final class DossierCodes {

    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}./-]{0,19}");
    private static final int MAX_ABBREVIATION = 14;

    private final NumberSequence numbers;
    private final DossierTable table;
    private final DossierExtensions extensions;

    DossierCodes(NumberSequence numbers, DossierTable table, DossierExtensions extensions) {
        this.numbers = numbers;
        this.table = table;
        this.extensions = extensions;
    }

    /**
     * @param planned whether the list of the year keeps the code for this dossier
     * @throws InvalidInputException if it cannot be a code
     * @throws ConflictException if another dossier of the year has it, or the list of the year keeps it for another
     */
    String checked(String agency, int year, String code, boolean planned) {
        String text = code.strip();
        if (!CODE.matcher(text).matches()) {
            throw InvalidInputException.field("code", text, "dossier.error.code", text);
        }
        if (table.isTaken(agency, year, text)) {
            throw ConflictException.field("code", text, "dossier.error.code-taken", text, String.valueOf(year));
        }
        if (!planned && extensions.isReserved(agency, year, text)) {
            throw ConflictException.field("code", text, "dossier.error.code-planned", text, String.valueOf(year));
        }
        return text;
    }

    /** Whether it can be a code and no dossier of the year has it. */
    boolean isFree(String agency, int year, String code) {
        return CODE.matcher(code).matches()
                && !table.isTaken(agency, year, code)
                && !extensions.isReserved(agency, year, code);
    }

    /** The next code of the unit, passing over those that were given by hand or are kept by the list of the year. */
    String next(Agency agency, @Nullable Unit unit, int year) {
        String abbreviation = unit == null ? agency.abbreviation() : unit.abbreviation();
        String shortened = abbreviation.replaceAll("[^\\p{L}\\p{N}-]+", "");
        String suffix = shortened.length() > MAX_ABBREVIATION ? shortened.substring(0, MAX_ABBREVIATION) : shortened;
        String slug = unit == null ? "chung" : TextKey.slug(unit.code());
        String series = NumberSeries.id(agency.code(), "dossier", slug, year);
        String code;
        do {
            long number = numbers.take(series).orElseGet(() -> {
                numbers.create(NumberSeries.starting(
                        agency.code(), "dossier", slug, year, unit == null ? agency.name() : unit.name(), 1));
                return numbers.take(series).orElseThrow();
            });
            code = String.format(Locale.ROOT, "%02d.%s", number, suffix);
        } while (table.isTaken(agency.code(), year, code) || extensions.isReserved(agency.code(), year, code));
        return code;
    }
}
