package org.alfresco.repo.security.authority;

/** Says that a group or role does not exist. */
public class UnknownAuthorityException extends AuthorityException {
    public UnknownAuthorityException(String message) {
        super(message);
    }

    public UnknownAuthorityException(String message, Throwable cause) {
        super(message, cause);
    }

    public UnknownAuthorityException(String messageId, Object[] arguments) {
        super(messageId, arguments);
    }

    public UnknownAuthorityException(String messageId, Object[] arguments, Throwable cause) {
        super(messageId, arguments, cause);
    }
}
