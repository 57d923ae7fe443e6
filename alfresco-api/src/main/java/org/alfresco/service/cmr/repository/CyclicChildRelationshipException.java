package org.alfresco.service.cmr.repository;

/** A node would become its own descendant. */
public class CyclicChildRelationshipException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ChildAssociationRef assocRef;

    public CyclicChildRelationshipException(String msg, ChildAssociationRef assocRef) {
        super(msg);
        this.assocRef = assocRef;
    }

    public ChildAssociationRef getAssocRef() {
        return assocRef;
    }
}
