package org.alfresco.service.cmr.repository;

import org.alfresco.service.namespace.QName;

/** The two nodes are already linked by an association of that type. */
public class AssociationExistsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Long sourceNodeId;
    private final Long targetNodeId;
    private final QName qname;

    public AssociationExistsException(Long sourceNodeId, Long targetNodeId, QName qname) {
        this(sourceNodeId, targetNodeId, qname, null);
    }

    public AssociationExistsException(Long sourceNodeId, Long targetNodeId, QName qname, Throwable cause) {
        super("Association already exists: " + sourceNodeId + " -" + qname + "-> " + targetNodeId, cause);
        this.sourceNodeId = sourceNodeId;
        this.targetNodeId = targetNodeId;
        this.qname = qname;
    }

    public Long getSourceNodeId() {
        return sourceNodeId;
    }

    public Long getTargetNodeId() {
        return targetNodeId;
    }

    public QName getQName() {
        return qname;
    }
}
