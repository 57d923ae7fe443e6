package org.vanthu.directive;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;

/** Checks the texts that people send. */
final class Words {

    static final int MAX = 2000;

    private Words() {}

    /** @throws InvalidInputException if it is missing or too long */
    static String required(String field, @Nullable String text) {
        String words = optional(field, text, MAX);
        if (words.isEmpty()) {
            throw InvalidInputException.field(field, "", "directive.error.missing", field);
        }
        return words;
    }

    /** Without surrounding blanks; empty where nothing was sent. */
    static String optional(String field, @Nullable String text, int max) {
        String words = text == null ? "" : text.strip();
        if (words.length() > max) {
            throw InvalidInputException.field(field, words, "directive.error.too-long", field, max);
        }
        return words;
    }

    static long version(@Nullable Long version) {
        if (version == null) {
            throw InvalidInputException.field("version", "", "directive.error.missing", "version");
        }
        return version;
    }

    /** Ids travel as texts: they are larger than the numbers of JavaScript. */
    static long id(String field, @Nullable String id) {
        try {
            return Long.parseLong(id == null ? "" : id.strip());
        } catch (NumberFormatException e) {
            throw InvalidInputException.field(e, field, id, "shared.error.number", field, String.valueOf(id));
        }
    }
}
