package org.alfresco.service.cmr.action;

import org.alfresco.error.AlfrescoRuntimeException;

/** An action cannot be run. */
public class ActionServiceException extends AlfrescoRuntimeException {

    private static final long serialVersionUID = 1L;

    public ActionServiceException(String msgId) {
        super(msgId);
    }

    public ActionServiceException(String msgId, Object[] msgParams) {
        super(msgId, msgParams);
    }

    public ActionServiceException(String msgId, Throwable cause) {
        super(msgId, cause);
    }

    public ActionServiceException(String msgId, Object[] msgParams, Throwable cause) {
        super(msgId, msgParams, cause);
    }
}
