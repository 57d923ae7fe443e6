package org.vanthu.shared;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Something that was sent cannot be accepted as it is (HTTP 400); names the field and the value. */
public final class InvalidInputException extends VanthuException {

    private static final int STATUS = 400;

    public InvalidInputException(String msgId, Object... arguments) {
        super(STATUS, msgId, arguments, List.of(), Map.of(), null);
    }

    private InvalidInputException(List<FieldError> errors, @Nullable Throwable cause) {
        super(STATUS, errors.get(0).msgId(), errors.get(0).arguments().toArray(), errors, Map.of(), cause);
    }

    /** One wrong field. */
    public static InvalidInputException field(String field, @Nullable Object value, String msgId, Object... arguments) {
        return new InvalidInputException(List.of(FieldError.of(field, value, msgId, arguments)), null);
    }

    /** One wrong field, found by a library that threw {@code cause}. */
    public static InvalidInputException field(
            Throwable cause, String field, @Nullable Object value, String msgId, Object... arguments) {
        return new InvalidInputException(List.of(FieldError.of(field, value, msgId, arguments)), cause);
    }

    /**
     * Several wrong fields at once, so that a form shows them all.
     *
     * @throws IllegalArgumentException if the list is empty
     */
    public static InvalidInputException fields(List<FieldError> errors) {
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("errors must not be empty");
        }
        return new InvalidInputException(errors, null);
    }
}
