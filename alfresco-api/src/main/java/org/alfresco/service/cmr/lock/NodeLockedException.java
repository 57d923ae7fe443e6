package org.alfresco.service.cmr.lock;

import org.alfresco.error.AlfrescoRuntimeException;
import org.alfresco.service.cmr.repository.NodeRef;

/** The node is locked by somebody else. */
public class NodeLockedException extends AlfrescoRuntimeException {
    private static final long serialVersionUID = 1L;

    public NodeLockedException() {
        super("The node is locked");
    }

    public NodeLockedException(NodeRef nodeRef) {
        super("The node " + nodeRef + " is locked");
    }

    public NodeLockedException(NodeRef nodeRef, String reason) {
        super("The node " + nodeRef + " is locked: " + reason);
    }
}
