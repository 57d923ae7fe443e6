package org.vanthu.capture.reading;

import java.text.Normalizer;
import java.util.Locale;

/** Text without what recognition confuses: marks, case, punctuation. */
final class Plain {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private Plain() {}

    /** Capitals without marks, words parted by one space, nothing but letters and digits. */
    static String of(String text) {
        return bare(text).replaceAll("[^A-Z0-9]+", " ").strip();
    }

    /** Capitals without marks and without spaces. */
    static String letters(String text) {
        return bare(text).replaceAll("[^A-Z0-9]+", "");
    }

    private static String bare(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{Mn}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .replace('Ð', 'D')
                .replace('ð', 'd')
                .toUpperCase(Locale.ROOT);
    }

    static String upper(String text) {
        return text.toUpperCase(VIETNAMESE);
    }

    static String lower(String text) {
        return text.toLowerCase(VIETNAMESE);
    }

    static String capital(String text) {
        return text.isEmpty() ? text : upper(text.substring(0, 1)) + text.substring(1);
    }

    /** Every word with a capital: "lạng sơn" as "Lạng Sơn". */
    static String title(String text) {
        StringBuilder all = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            all.append(all.length() == 0 ? "" : " ").append(capital(word));
        }
        return all.toString();
    }

    /** Share of capitals among the letters. */
    static double capitals(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long upper = text.codePoints().filter(Character::isUpperCase).count();
        return letters == 0 ? 0 : upper / (double) letters;
    }

    /** Number of single letters to change, add or drop. */
    static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int cost = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(cost, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }

    /** Whether a text is this word but for one letter in six. */
    static boolean like(String text, String word) {
        String letters = letters(text);
        int allowed = word.length() < 3 ? 0 : Math.max(1, word.length() / 6);
        return Math.abs(letters.length() - word.length()) <= allowed && distance(letters, word) <= allowed;
    }

    /** Equal but for the old and the new way of placing the tone (hòa, hoà). */
    static String toneless(String text) {
        String value = Normalizer.normalize(lower(text), Normalizer.Form.NFD);
        // the tone goes to the end of the word, wherever it was placed; the marks of vowels stay
        StringBuilder all = new StringBuilder();
        for (String word : value.split("(?<=[^\\p{L}\\p{Mn}])|(?=[^\\p{L}\\p{Mn}])", -1)) {
            String tones = word.replaceAll("[^\\u0300\\u0301\\u0303\\u0309\\u0323]", "");
            all.append(word.replaceAll("[\\u0300\\u0301\\u0303\\u0309\\u0323]", ""))
                    .append(tones);
        }
        return all.toString();
    }
}
