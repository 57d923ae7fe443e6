package org.vanthu.organization;

import java.util.regex.Pattern;

import org.vanthu.shared.InvalidInputException;

/**
 * Identifier of an agency for electronic exchange: at most 35 characters of digits, capital letters and dots, in
 * groups; the first group names the branch and level, e.g. {@code H37} for a province, {@code H37.12} for one of its
 * departments, {@code Z01…} for other organisations. The older form {@code 000.00.12.H37} is accepted as well.
 *
 * @see "Decision 20/2020/QĐ-TTg; QCVN 102:2016/BTTTT"
 */
public record AgencyIdentifier(String value) {

    /** The longest identifier. */
    public static final int MAX_LENGTH = 35;

    private static final Pattern CURRENT = Pattern.compile("[A-Y]\\d{2}(\\.[0-9A-Z]+)*");
    private static final Pattern OTHER_SCHEME = Pattern.compile("Z(0[1-9]|[1-9]\\d)[0-9A-Z]{1,32}");
    private static final Pattern ENTERPRISE = Pattern.compile("\\d{10}(\\d{3})?");
    private static final Pattern OLDER = Pattern.compile("\\d{3}\\.\\d{2}\\.\\d{2}\\.[A-Y]\\d{2}");

    /** @throws InvalidInputException if the text is no identifier ({@code organization.error.identifier}) */
    public AgencyIdentifier {
        if (!isValid(value)) {
            throw InvalidInputException.field("identifier", value, "organization.error.identifier", value);
        }
    }

    /** Whether the text is an identifier in the present or the older form. */
    public static boolean isValid(String text) {
        return text.length() <= MAX_LENGTH
                && (CURRENT.matcher(text).matches()
                        || OTHER_SCHEME.matcher(text).matches()
                        || ENTERPRISE.matcher(text).matches()
                        || OLDER.matcher(text).matches());
    }
}
