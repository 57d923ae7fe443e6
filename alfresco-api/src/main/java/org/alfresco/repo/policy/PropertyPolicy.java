package org.alfresco.repo.policy;

/** An event of a property. */
public interface PropertyPolicy extends Policy {}
