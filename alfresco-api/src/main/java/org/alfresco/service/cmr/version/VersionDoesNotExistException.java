package org.alfresco.service.cmr.version;

/** No version has that label. */
public class VersionDoesNotExistException extends VersionServiceException {
    private static final long serialVersionUID = 1L;

    public VersionDoesNotExistException(String msgId) {
        super(msgId);
    }
}
