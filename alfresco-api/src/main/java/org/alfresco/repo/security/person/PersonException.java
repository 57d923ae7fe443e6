package org.alfresco.repo.security.person;

import org.alfresco.error.AlfrescoRuntimeException;

/** Says that an operation on a person failed. */
public class PersonException extends AlfrescoRuntimeException {
    public PersonException(String message) {
        super(message);
    }

    public PersonException(String message, Throwable cause) {
        super(message, cause);
    }

    public PersonException(String messageId, Object[] arguments) {
        super(messageId, arguments);
    }

    public PersonException(String messageId, Object[] arguments, Throwable cause) {
        super(messageId, arguments, cause);
    }
}
