package org.alfresco.repo.transaction;

import org.alfresco.error.AlfrescoRuntimeException;

/** The repository has no room for the work now; ask again later. */
public class TooBusyException extends AlfrescoRuntimeException {
    private static final long serialVersionUID = 1L;

    public TooBusyException(String msgId) {
        super(msgId);
    }

    public TooBusyException(String msgId, Throwable cause) {
        super(msgId, cause);
    }

    public TooBusyException(String msgId, Object[] msgParams) {
        super(msgId, msgParams);
    }

    public TooBusyException(String msgId, Object[] msgParams, Throwable cause) {
        super(msgId, msgParams, cause);
    }
}
