package org.alfresco.service.cmr.rule;

import org.alfresco.error.AlfrescoRuntimeException;

/** A rule cannot be kept or run. */
public class RuleServiceException extends AlfrescoRuntimeException {

    private static final long serialVersionUID = 1L;

    public RuleServiceException(String msgId) {
        super(msgId);
    }

    public RuleServiceException(String msgId, Throwable cause) {
        super(msgId, cause);
    }
}
