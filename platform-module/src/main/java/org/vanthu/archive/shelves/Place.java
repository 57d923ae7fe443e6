package org.vanthu.archive.shelves;

import org.jspecify.annotations.Nullable;

/**
 * A store, a shelf or a box.
 *
 * @param parent the store of a shelf, the shelf of a box, null for a store
 * @param code unique in the agency among places of the kind, in capitals, as on the label
 * @param version grows with each change
 */
record Place(String id, String agency, Kind kind, @Nullable String parent, String code, String name, long version) {

    /** What a place is, from the largest to the smallest. */
    enum Kind {
        STORE("store", "Kho"),
        SHELF("shelf", "Giá"),
        BOX("box", "Hộp");

        private final String code;
        private final String printed;

        Kind(String code, String printed) {
            this.code = code;
            this.printed = printed;
        }

        String code() {
            return code;
        }

        /** The word on labels and lists, which are in Vietnamese as all forms are. */
        String printed() {
            return printed;
        }

        /** In which kind it is, or null for a store. */
        @Nullable
        Kind above() {
            return switch (this) {
                case STORE -> null;
                case SHELF -> STORE;
                case BOX -> SHELF;
            };
        }
    }

    /** As it is printed, e.g. {@code Hộp H012}. */
    String shown() {
        return kind.printed() + " " + code;
    }
}
