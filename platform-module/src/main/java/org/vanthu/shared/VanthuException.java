package org.vanthu.shared;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.alfresco.error.AlfrescoRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong for a person who uses Vanthu, as a message id of the form {@code <feature>.error.<cause>} with its
 * parameters. The three kinds are the three HTTP statuses that a client can act on; a lack of rights is Alfresco's own
 * {@code AccessDeniedException}.
 */
public abstract sealed class VanthuException extends AlfrescoRuntimeException
        permits InvalidInputException, NotFoundException, ConflictException {

    private final int status;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> details;

    /**
     * @param status the HTTP status
     * @param errors the fields that are wrong, the first of them the one the message speaks of
     * @param details what a client needs to offer a way out, such as the rows that a duplicate collides with
     */
    VanthuException(
            int status,
            String msgId,
            Object[] arguments,
            List<FieldError> errors,
            Map<String, Object> details,
            @Nullable Throwable cause) {
        super(msgId, arguments, cause);
        this.status = status;
        this.errors = List.copyOf(errors);
        this.details = new LinkedHashMap<>(details);
    }

    public int status() {
        return status;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> details() {
        return details;
    }

    /**
     * One field that cannot be accepted.
     *
     * @param field the name of the field as the client sent it
     * @param value the value as the client sent it, or empty where it sent none
     */
    public record FieldError(String field, String value, String msgId, List<Object> arguments) {

        public FieldError {
            arguments = List.copyOf(arguments);
        }

        public static FieldError of(String field, @Nullable Object value, String msgId, Object... arguments) {
            return new FieldError(field, value == null ? "" : value.toString(), msgId, List.of(arguments));
        }
    }
}
