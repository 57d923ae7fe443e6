package org.alfresco.service.cmr.lock;

import org.alfresco.service.cmr.repository.NodeRef;

/** The node is locked already. */
public class UnableToAquireLockException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnableToAquireLockException(NodeRef nodeRef) {
        super("Could not lock " + nodeRef + ": it is already locked");
    }
}
