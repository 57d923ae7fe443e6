package org.vanthu.archive.packages;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A field of a description.
 *
 * @param length most characters; 0 where the kind says it
 * @param label what people call it
 */
record Field(String name, Kind kind, int length, boolean mandatory, String label) {

    /** What a field holds. */
    enum Kind {
        TEXT(0),
        NUMBER(0),
        DATE(0),
        FLAG(0),
        MAINTENANCE(7),
        MODE(3),
        CONFIDENCE(3),
        CONDITION(3),
        PURPOSE(3),
        LANGUAGE(11),
        TYPE(32),
        RECOVERY(2);

        private final int codes;

        Kind(int codes) {
            this.codes = codes;
        }

        /** The codes that it may have, or none where it is no code. */
        List<String> codes() {
            return IntStream.rangeClosed(1, codes)
                    .mapToObj(code -> String.format(Locale.ROOT, "%02d", code))
                    .toList();
        }
    }

    static Field text(String name, int length, String label) {
        return new Field(name, Kind.TEXT, length, false, label);
    }

    static Field number(String name, int length, String label) {
        return new Field(name, Kind.NUMBER, length, false, label);
    }

    static Field of(String name, Kind kind, String label) {
        return new Field(name, kind, 0, false, label);
    }

    Field required() {
        return new Field(name, kind, length, true, label);
    }
}
