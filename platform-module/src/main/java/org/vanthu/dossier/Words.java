package org.vanthu.dossier;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;

/** Checks texts that people enter. */
final class Words {

    static final int REASON = 500;

    private Words() {}

    /** @throws InvalidInputException if it is blank or too long */
    static String required(String field, @Nullable String value, int maxLength) {
        String text = optional(field, value, maxLength);
        if (text == null) {
            throw InvalidInputException.field(field, "", "dossier.error.missing-" + known(field));
        }
        return text;
    }

    /** Null for a blank text. */
    static @Nullable String optional(String field, @Nullable String value, int maxLength) {
        String text = value == null ? "" : value.strip();
        if (text.length() > maxLength) {
            throw InvalidInputException.field(field, text, "dossier.error.too-long", maxLength);
        }
        if (text.chars()
                .anyMatch(letter ->
                        Character.isISOControl(letter) && letter != '\n' && letter != '\t' && letter != '\r')) {
            throw InvalidInputException.field(field, text, "dossier.error.control-character");
        }
        return text.isEmpty() ? null : text;
    }

    /** @throws InvalidInputException if the version that the person saw is missing */
    static long version(@Nullable Long version) {
        if (version == null) {
            throw InvalidInputException.field("version", "", "dossier.error.missing-version");
        }
        return version;
    }

    private static String known(String field) {
        return switch (field) {
            case "title", "reason", "question", "answer", "text", "retention" -> field;
            default -> "value";
        };
    }
}
