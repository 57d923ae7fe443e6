package org.vanthu.routing;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;

/** Checks the texts that people send. */
final class Words {

    static final int MAX = 2000;

    private Words() {}

    /** @throws InvalidInputException if it is missing or too long */
    static String required(String field, @Nullable String text) {
        return required(field, text, MAX);
    }

    static String required(String field, @Nullable String text, int max) {
        String words = optional(field, text, max);
        if (words.isEmpty()) {
            throw InvalidInputException.field(field, "", "routing.error.missing", field);
        }
        return words;
    }

    /** Without surrounding blanks; empty where nothing was sent. */
    static String optional(String field, @Nullable String text) {
        return optional(field, text, MAX);
    }

    static String optional(String field, @Nullable String text, int max) {
        String words = text == null ? "" : text.strip();
        if (words.length() > max) {
            throw InvalidInputException.field(field, words, "routing.error.too-long", field, max);
        }
        return words;
    }
}
