package org.alfresco.service.cmr.dictionary;

/** An association from a parent to its children. */
public interface ChildAssociationDefinition extends AssociationDefinition {
    String getRequiredChildName();

    boolean getDuplicateChildNamesAllowed();

    boolean getPropagateTimestamps();
}
