package org.alfresco.service.cmr.repository;

import java.io.Serializable;
import java.util.Objects;

import org.alfresco.service.namespace.QName;

/** A link from a parent to a child: type, path name, and whether it is the primary one. */
public class ChildAssociationRef implements EntityRef, Comparable<ChildAssociationRef>, Serializable {
    private static final long serialVersionUID = 1L;
    private static final String FILLER = "|";

    private final QName assocTypeQName;
    private final NodeRef parentRef;
    private final QName childQName;
    private final NodeRef childRef;
    private final boolean primary;
    private int nthSibling;

    public ChildAssociationRef(
            QName assocTypeQName,
            NodeRef parentRef,
            QName childQName,
            NodeRef childRef,
            boolean isPrimary,
            int nthSibling) {
        this.assocTypeQName = assocTypeQName;
        this.parentRef = parentRef;
        this.childQName = childQName;
        this.childRef = Objects.requireNonNull(childRef, "childRef");
        this.primary = isPrimary;
        this.nthSibling = nthSibling;
    }

    public ChildAssociationRef(QName assocTypeQName, NodeRef parentRef, QName childQName, NodeRef childRef) {
        this(assocTypeQName, parentRef, childQName, childRef, false, -1);
    }

    /** Parses what {@link #toString()} writes. */
    public ChildAssociationRef(String childAssocRefStr) {
        String[] parts = childAssocRefStr.split("\\|", -1);
        if (parts.length != 6) {
            throw new IllegalArgumentException("Invalid child association: " + childAssocRefStr);
        }
        parentRef = parts[0].isEmpty() ? null : new NodeRef(parts[0]);
        childRef = new NodeRef(parts[1]);
        assocTypeQName = parts[2].isEmpty() ? null : QName.createQName(parts[2]);
        childQName = parts[3].isEmpty() ? null : QName.createQName(parts[3]);
        primary = Boolean.parseBoolean(parts[4]);
        nthSibling = Integer.parseInt(parts[5]);
    }

    public QName getTypeQName() {
        return assocTypeQName;
    }

    public QName getQName() {
        return childQName;
    }

    public NodeRef getChildRef() {
        return childRef;
    }

    public NodeRef getParentRef() {
        return parentRef;
    }

    public boolean isPrimary() {
        return primary;
    }

    public int getNthSibling() {
        return nthSibling;
    }

    public void setNthSibling(int nthSibling) {
        this.nthSibling = nthSibling;
    }

    @Override
    public int compareTo(ChildAssociationRef other) {
        return Integer.compare(nthSibling, other.nthSibling);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChildAssociationRef that
                && Objects.equals(assocTypeQName, that.assocTypeQName)
                && Objects.equals(childQName, that.childQName)
                && Objects.equals(childRef, that.childRef)
                && Objects.equals(parentRef, that.parentRef);
    }

    @Override
    public int hashCode() {
        return Objects.hash(assocTypeQName, childQName, childRef, parentRef);
    }

    @Override
    public String toString() {
        return (parentRef == null ? "" : parentRef)
                + FILLER
                + childRef
                + FILLER
                + (assocTypeQName == null ? "" : assocTypeQName)
                + FILLER
                + (childQName == null ? "" : childQName)
                + FILLER
                + primary
                + FILLER
                + nthSibling;
    }
}
