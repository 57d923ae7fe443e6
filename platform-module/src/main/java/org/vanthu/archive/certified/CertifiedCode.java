package org.vanthu.archive.certified;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The code of a certified copy: 80 random bits in four groups, e.g. {@code 7KXM-QRTP-2ZVC-9DHA}. */
final class CertifiedCode {

    /** Without letters and digits that are mistaken for one another; 32, so that each stands for five bits. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final Pattern FORM = Pattern.compile("[" + LETTERS + "]{" + LENGTH + "}");
    private static final int MAX_TYPED = 60;

    private CertifiedCode() {}

    static String random(RandomGenerator random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return grouped(code.toString());
    }

    /** A code as a person typed it, in any case and with any spaces and hyphens; empty if it can be none. */
    static Optional<String> typed(String text) {
        if (text.length() > MAX_TYPED) {
            return Optional.empty();
        }
        String plain = text.replaceAll("[\\s\\p{Pd}.]+", "").toUpperCase(Locale.ROOT);
        return FORM.matcher(plain).matches() ? Optional.of(grouped(plain)) : Optional.empty();
    }

    private static String grouped(String code) {
        StringBuilder grouped = new StringBuilder(code);
        for (int at = LENGTH - GROUP; at > 0; at -= GROUP) {
            grouped.insert(at, '-');
        }
        return grouped.toString();
    }
}
