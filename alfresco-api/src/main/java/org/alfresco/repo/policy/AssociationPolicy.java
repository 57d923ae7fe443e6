package org.alfresco.repo.policy;

/** An event of an association. */
public interface AssociationPolicy extends Policy {}
