package org.vanthu.samples;

import java.text.Normalizer;
import java.util.Locale;

/** Small helpers for Vietnamese text. */
final class Text {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private Text() {}

    static String upper(String text) {
        return text.toUpperCase(VIETNAMESE);
    }

    static String capital(String text) {
        return text.isEmpty() ? text : upper(text.substring(0, 1)) + text.substring(1);
    }

    /** "QUYẾT ĐỊNH" as "Quyết định". */
    static String sentence(String text) {
        return capital(text.toLowerCase(VIETNAMESE));
    }

    /** "SỞ Y TẾ" as "Sở Y Tế". */
    static String title(String text) {
        StringBuilder all = new StringBuilder();
        for (String word : text.toLowerCase(VIETNAMESE).split(" ", -1)) {
            all.append(all.length() == 0 ? "" : " ").append(capital(word));
        }
        return all.toString();
    }

    /** A file name part without marks: "Tờ trình" as "to-trinh". */
    static String slug(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
    }
}
