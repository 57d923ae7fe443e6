package org.alfresco.repo.security.authentication;

import org.alfresco.error.AlfrescoRuntimeException;

/** Says that a user could not be authenticated; the message never tells why. */
public class AuthenticationException extends AlfrescoRuntimeException {
    public AuthenticationException(String message) {
        super(message);
    }

    public AuthenticationException(String message, Throwable cause) {
        super(message, cause);
    }

    public AuthenticationException(String messageId, Object[] arguments) {
        super(messageId, arguments);
    }

    public AuthenticationException(String messageId, Object[] arguments, Throwable cause) {
        super(messageId, arguments, cause);
    }
}
