package org.vanthu.organization;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.VanthuException.FieldError;

/** Small checks of text fields. */
final class TextChecks {

    private TextChecks() {}

    static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    static String or(@Nullable String value, String other) {
        return value == null || value.isBlank() ? other : value.strip();
    }

    static @Nullable String orNull(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    static void required(List<FieldError> errors, String field, @Nullable String value, int maxLength) {
        if (value == null || value.isBlank()) {
            errors.add(FieldError.of(field, value, "organization.error.missing", field));
        } else {
            optional(errors, field, value, maxLength);
        }
    }

    static void optional(List<FieldError> errors, String field, @Nullable String value, int maxLength) {
        if (value != null && value.strip().length() > maxLength) {
            errors.add(FieldError.of(field, value, "organization.error.too-long", field, maxLength));
        } else if (value != null && value.chars().anyMatch(Character::isISOControl)) {
            errors.add(FieldError.of(field, value, "organization.error.control-character", field));
        }
    }
}
