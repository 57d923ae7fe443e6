package org.alfresco.repo.policy;

/** A behaviour is bound wrongly. */
public class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PolicyException(String msgId) {
        super(msgId);
    }

    public PolicyException(String msgId, Throwable cause) {
        super(msgId, cause);
    }
}
