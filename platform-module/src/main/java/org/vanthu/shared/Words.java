package org.vanthu.shared;

import org.jspecify.annotations.Nullable;

/**
 * Checks what people send in words.
 *
 * @param feature whose messages say what is wrong: {@code <feature>.error.missing} and {@code <feature>.error.too-long}
 */
public record Words(String feature) {

    /** The longest text where nothing else is said, in characters. */
    public static final int MAX = 2000;

    /** @throws InvalidInputException if it is missing or too long */
    public String required(String field, @Nullable String text) {
        return required(field, text, MAX);
    }

    /** @throws InvalidInputException if it is missing or too long */
    public String required(String field, @Nullable String text, int max) {
        String words = optional(field, text, max);
        if (words.isEmpty()) {
            throw missing(field);
        }
        return words;
    }

    /** Without surrounding blanks; empty where nothing was sent. */
    public String optional(String field, @Nullable String text) {
        return optional(field, text, MAX);
    }

    /** Without surrounding blanks; empty where nothing was sent. */
    public String optional(String field, @Nullable String text, int max) {
        String words = text == null ? "" : text.strip();
        if (words.length() > max) {
            throw InvalidInputException.field(field, words, feature + ".error.too-long", field, max);
        }
        return words;
    }

    /** @throws InvalidInputException if the version that the person saw is missing */
    public long version(@Nullable Long version) {
        if (version == null) {
            throw missing("version");
        }
        return version;
    }

    /** Ids travel as texts: they are larger than the numbers of JavaScript. */
    public static long id(String field, @Nullable String id) {
        try {
            return Long.parseLong(id == null ? "" : id.strip());
        } catch (NumberFormatException e) {
            throw InvalidInputException.field(e, field, id, "shared.error.number", field, String.valueOf(id));
        }
    }

    private InvalidInputException missing(String field) {
        return InvalidInputException.field(field, "", feature + ".error.missing", field);
    }
}
