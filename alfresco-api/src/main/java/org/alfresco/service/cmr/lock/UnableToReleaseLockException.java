package org.alfresco.service.cmr.lock;

import org.alfresco.service.cmr.repository.NodeRef;

/** Only the owner of a lock may release it. */
public class UnableToReleaseLockException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnableToReleaseLockException(NodeRef nodeRef) {
        super("Could not unlock " + nodeRef + ": somebody else holds the lock");
    }
}
