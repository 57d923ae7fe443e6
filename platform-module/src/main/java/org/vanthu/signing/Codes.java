package org.vanthu.signing;

import java.util.Locale;

/** Names of enum constants as they are written over HTTP. */
final class Codes {

    private Codes() {}

    static String camel(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.toString();
    }
}
