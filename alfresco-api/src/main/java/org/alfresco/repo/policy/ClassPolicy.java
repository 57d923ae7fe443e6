package org.alfresco.repo.policy;

/** An event of a type or aspect. */
public interface ClassPolicy extends Policy {}
