package org.vanthu.shared;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Folds Vietnamese text to a key for comparing and looking up: no tone marks, no case, single blanks. */
public final class TextKey {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");

    private TextKey() {}

    /** Returns {@code "uy ban nhan dan"} for {@code " Ủy ban Nhân dân"}; old and new tone placement give one key. */
    public static String of(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        String bare = MARKS.matcher(decomposed).replaceAll("").replace('đ', 'd').replace('Đ', 'D');
        return BLANKS.matcher(bare).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /** Returns a short ASCII name made of the text, words joined by a hyphen, e.g. {@code so-van-ban-den}. */
    public static String slug(String text) {
        return of(text).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
