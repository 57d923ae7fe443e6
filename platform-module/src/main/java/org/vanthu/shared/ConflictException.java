package org.vanthu.shared;

import java.util.List;
import java.util.Map;

/** What was asked for collides with what is already there: a duplicate, a state, a newer version (HTTP 409). */
public final class ConflictException extends VanthuException {

    private static final int STATUS = 409;

    public ConflictException(String msgId, Object... arguments) {
        super(STATUS, msgId, arguments, List.of(), Map.of(), null);
    }

    private ConflictException(List<FieldError> errors, Map<String, Object> details, String msgId, Object[] arguments) {
        super(STATUS, msgId, arguments, errors, details, null);
    }

    /** A collision together with what it collides with, rendered under {@code details}. */
    public static ConflictException with(Map<String, Object> details, String msgId, Object... arguments) {
        return new ConflictException(List.of(), details, msgId, arguments);
    }

    /** A collision that one field causes. */
    public static ConflictException field(String field, Object value, String msgId, Object... arguments) {
        return new ConflictException(
                List.of(FieldError.of(field, value, msgId, arguments)), Map.of(), msgId, arguments);
    }
}
