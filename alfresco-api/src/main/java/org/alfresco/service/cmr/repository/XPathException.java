package org.alfresco.service.cmr.repository;

import org.alfresco.error.AlfrescoRuntimeException;

/** A path expression could not be run. */
public class XPathException extends AlfrescoRuntimeException {
    private static final long serialVersionUID = 1L;

    public XPathException(String msgId) {
        super(msgId);
    }

    public XPathException(String msgId, Throwable cause) {
        super(msgId, cause);
    }
}
