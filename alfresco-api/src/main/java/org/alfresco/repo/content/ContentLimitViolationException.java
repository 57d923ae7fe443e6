package org.alfresco.repo.content;

import org.alfresco.service.cmr.repository.ContentIOException;

/** Says that content is larger than the store accepts. */
public class ContentLimitViolationException extends ContentIOException {
    public ContentLimitViolationException(String message) {
        super(message);
    }

    public ContentLimitViolationException(String message, Throwable cause) {
        super(message, cause);
    }
}
