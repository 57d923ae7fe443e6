package org.vanthu.publication;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes text into HTML and XML so that it stays text. */
final class Html {

    private Html() {}

    /** The text for content and for values in double quotes; signs that XML does not allow are left out. */
    static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(sign -> {
            switch (sign) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> {
                    if (sign >= ' ' || sign == '\n' || sign == '\t') {
                        safe.appendCodePoint(sign);
                    }
                }
            }
        });
        return safe.toString();
    }

    /** The text as a part of an address. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
