package org.alfresco.service.namespace;

/** A prefix or namespace is unknown or already taken. */
public class NamespaceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NamespaceException(String msgId) {
        super(msgId);
    }

    public NamespaceException(String msgId, Throwable cause) {
        super(msgId, cause);
    }
}
