package org.vanthu.numbering;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A series of numbers: one agency, kind, code and year, counted from a start number without gap.
 *
 * @param id the key, made of the four that follow
 * @param kind what is numbered, e.g. {@code incoming}
 * @param code the register or group of the agency that the series belongs to, e.g. {@code den}
 * @param startNumber the first number, more than 1 when a paper book was begun
 * @param nextNumber the number that will be given next
 * @param closedAt when it was closed; null while it is open
 */
public record NumberSeries(
        String id,
        String agency,
        String kind,
        String code,
        int year,
        String name,
        long startNumber,
        long nextNumber,
        @Nullable Instant closedAt) {

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final int FIRST_YEAR = 1945;
    private static final int LAST_YEAR = 2999;

    public NumberSeries {
        Objects.requireNonNull(name, "name");
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("code must be lower-case ASCII words, was " + code);
        }
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException("year must be " + FIRST_YEAR + " to " + LAST_YEAR + ", was " + year);
        }
        if (startNumber < 1) {
            throw new IllegalArgumentException("startNumber must be >= 1, was " + startNumber);
        }
    }

    /** A new series that will give {@code startNumber} first. */
    public static NumberSeries starting(
            String agency, String kind, String code, int year, String name, long startNumber) {
        return new NumberSeries(
                id(agency, kind, code, year), agency, kind, code, year, name, startNumber, startNumber, null);
    }

    /** The key of a series. */
    public static String id(String agency, String kind, String code, int year) {
        return String.format(Locale.ROOT, "%s~%s~%s~%d", agency, kind, code, year);
    }

    /** Whether numbers can still be taken. */
    public boolean isOpen() {
        return closedAt == null;
    }
}
