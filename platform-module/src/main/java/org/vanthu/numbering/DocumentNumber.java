package org.vanthu.numbering;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.vanthu.shared.TextKey;

/**
 * Number and notation of a document as written on it, e.g. {@code 477/TTr-SNV} or {@code 31/2020/QĐ-UBND}. Incoming
 * documents carry all sorts of numbers, so that any text can be read; {@link NotationRules} says whether a number of
 * our own follows the decree.
 *
 * @param number the ordinal, e.g. {@code 477}; empty where the text has none
 * @param notation what follows the number, e.g. {@code TTr-SNV} or {@code 2020/QĐ-UBND}; empty where the text has none
 * @see "Decree 30/2020/NĐ-CP, Appendix I, part II.3"
 */
public record DocumentNumber(String number, String notation) {

    /** A document without number, as some invitations and letters are. */
    public static final DocumentNumber NONE = new DocumentNumber("", "");

    private static final int LOOKUP_KEY_LENGTH = 60;
    private static final Pattern LEAD =
            Pattern.compile("^(số|so|no\\.?)\\s*[:.]?\\s*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern FORM = Pattern.compile("^(\\d+[a-zA-Z]?)\\s*[/\\\\]\\s*(.*)$");
    private static final Pattern DIGITS = Pattern.compile("^\\d+[a-zA-Z]?$");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");
    private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212]");

    public DocumentNumber {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(notation, "notation");
    }

    /**
     * Reads a number from text as people and scanners write it: with or without "Số:", blanks around the signs, long
     * dashes. A text without a slash is a number when it consists of digits, otherwise a notation.
     */
    public static DocumentNumber parse(String text) {
        String clean = DASHES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll("-")
                .strip();
        clean = LEAD.matcher(clean).replaceFirst("");
        Matcher form = FORM.matcher(clean);
        if (form.matches()) {
            return new DocumentNumber(form.group(1), tight(form.group(2)));
        }
        return DIGITS.matcher(clean).matches() ? new DocumentNumber(clean, "") : new DocumentNumber("", tight(clean));
    }

    /** Whether there is neither number nor notation. */
    public boolean isEmpty() {
        return number.isEmpty() && notation.isEmpty();
    }

    /** The whole number as it is written on the document. */
    public String text() {
        if (number.isEmpty() || notation.isEmpty()) {
            return number + notation;
        }
        return number + "/" + notation;
    }

    /**
     * A form in which two writings of one number are equal: upper case, no leading zeros. Đ and D stay apart, because
     * ĐA (đề án) and DA (dự án) are two types.
     */
    public String key() {
        String bare = number.replaceFirst("^0+(?=.)", "");
        return new DocumentNumber(bare, notation).text().toUpperCase(Locale.ROOT);
    }

    /**
     * The number folded for looking up in tables and lists: no marks, no case, no leading zeros, cut to the length of
     * the column. Whoever writes or asks for the column {@code number_key} takes this one.
     */
    public String lookupKey() {
        String key = TextKey.of(key());
        return key.length() <= LOOKUP_KEY_LENGTH ? key : key.substring(0, LOOKUP_KEY_LENGTH);
    }

    private static String tight(String notation) {
        return BLANKS.matcher(notation).replaceAll("");
    }
}
