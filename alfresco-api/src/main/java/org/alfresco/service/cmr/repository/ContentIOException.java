package org.alfresco.service.cmr.repository;

import org.alfresco.error.AlfrescoRuntimeException;

/** Says that content could not be read or written. */
public class ContentIOException extends AlfrescoRuntimeException {
    public ContentIOException(String message) {
        super(message);
    }

    public ContentIOException(String message, Throwable cause) {
        super(message, cause);
    }
}
