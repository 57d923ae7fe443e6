package org.alfresco.util;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes names so that they fit into a path: {@code _x0020_} for a blank and so on. */
public final class ISO9075 {
    private ISO9075() {}

    private static final Pattern CODED = Pattern.compile("_x([0-9a-fA-F]{4})_");

    public static String encode(String toEncode) {
        if (toEncode == null || toEncode.isEmpty()) {
            return toEncode;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < toEncode.length(); i++) {
            char c = toEncode.charAt(i);
            boolean looksCoded = c == '_'
                    && CODED.matcher(toEncode).region(i, toEncode.length()).lookingAt();
            boolean fits = i == 0
                    ? Character.isLetter(c) || c == '_'
                    : Character.isLetterOrDigit(c)
                            || c == '_'
                            || c == '-'
                            || c == '.'
                            || Character.getType(c) == Character.NON_SPACING_MARK;
            if (fits && !looksCoded) {
                text.append(c);
            } else {
                text.append(String.format("_x%04x_", (int) c));
            }
        }
        return text.toString();
    }

    public static String decode(String toDecode) {
        if (toDecode == null) {
            return null;
        }
        return CODED.matcher(toDecode)
                .replaceAll(m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))));
    }
}
