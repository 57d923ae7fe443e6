package org.vanthu.exchange.message;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a message is for.
 *
 * @param affected the document that is recalled, updated or replaced, or null
 * @param paper whether paper is sent as well
 * @param replacements the documents that are replaced
 */
public record Business(
        Kind kind,
        String reason,
        @Nullable DocumentId affected,
        boolean paper,
        Staff staff,
        List<DocumentId> replacements) {

    public Business {
        replacements = List.copyOf(replacements);
    }

    /** A new document. */
    public static Business fresh(boolean paper, Staff staff) {
        return new Business(Kind.NEW, "", null, paper, staff, List.of());
    }

    /** The kinds. */
    public enum Kind {
        /** Mới. */
        NEW(0),
        /** Thu hồi. */
        RECALL(1),
        /** Cập nhật. */
        UPDATE(2),
        /** Thay thế. */
        REPLACEMENT(3);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        /** The code in messages. */
        public int code() {
            return code;
        }

        /** The kind with the code. */
        public static Optional<Kind> find(int code) {
            return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
        }
    }
}
