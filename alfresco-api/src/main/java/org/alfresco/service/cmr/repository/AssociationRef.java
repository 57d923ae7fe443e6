package org.alfresco.service.cmr.repository;

import java.io.Serializable;
import java.util.Objects;

import org.alfresco.service.namespace.QName;

/** A link between two nodes of which neither contains the other. */
public class AssociationRef implements EntityRef, Serializable {
    private static final long serialVersionUID = 1L;

    private final Long id;
    private final NodeRef sourceRef;
    private final QName assocTypeQName;
    private final NodeRef targetRef;

    public AssociationRef(Long id, NodeRef sourceRef, QName assocTypeQName, NodeRef targetRef) {
        this.id = id;
        this.sourceRef = sourceRef;
        this.assocTypeQName = assocTypeQName;
        this.targetRef = targetRef;
    }

    public AssociationRef(NodeRef sourceRef, QName assocTypeQName, NodeRef targetRef) {
        this(null, sourceRef, assocTypeQName, targetRef);
    }

    /** Parses what {@link #toString()} writes. */
    public AssociationRef(String assocRefStr) {
        String[] parts = assocRefStr.split("\\|", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("Invalid association: " + assocRefStr);
        }
        id = null;
        sourceRef = new NodeRef(parts[0]);
        targetRef = new NodeRef(parts[1]);
        assocTypeQName = QName.createQName(parts[2]);
    }

    public Long getId() {
        return id;
    }

    public QName getTypeQName() {
        return assocTypeQName;
    }

    public NodeRef getSourceRef() {
        return sourceRef;
    }

    public NodeRef getTargetRef() {
        return targetRef;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AssociationRef that
                && Objects.equals(sourceRef, that.sourceRef)
                && Objects.equals(assocTypeQName, that.assocTypeQName)
                && Objects.equals(targetRef, that.targetRef);
    }

    @Override
    public int hashCode() {
        return Objects.hash(sourceRef, assocTypeQName, targetRef);
    }

    @Override
    public String toString() {
        return sourceRef + "|" + targetRef + "|" + assocTypeQName;
    }
}
