package org.alfresco.service.cmr.version;

/** The property name is kept for the version service. */
public class ReservedVersionNameException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReservedVersionNameException(String msgId) {
        super(msgId);
    }
}
