package org.alfresco.service.cmr.repository;

/** There is no such child association. */
public class InvalidChildAssociationRefException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ChildAssociationRef ref;

    public InvalidChildAssociationRefException(ChildAssociationRef ref) {
        this("Child association does not exist: " + ref, ref);
    }

    public InvalidChildAssociationRefException(String msg, ChildAssociationRef ref) {
        super(msg);
        this.ref = ref;
    }

    public ChildAssociationRef getChildAssociationRef() {
        return ref;
    }
}
