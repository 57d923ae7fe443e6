package org.alfresco.repo.security.authority;

import org.alfresco.error.AlfrescoRuntimeException;

/** Says that an operation on a group or role failed. */
public class AuthorityException extends AlfrescoRuntimeException {
    public AuthorityException(String message) {
        super(message);
    }

    public AuthorityException(String message, Throwable cause) {
        super(message, cause);
    }

    public AuthorityException(String messageId, Object[] arguments) {
        super(messageId, arguments);
    }

    public AuthorityException(String messageId, Object[] arguments, Throwable cause) {
        super(messageId, arguments, cause);
    }
}
