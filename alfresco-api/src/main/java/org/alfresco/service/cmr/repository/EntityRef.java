package org.alfresco.service.cmr.repository;

import java.io.Serializable;

/** Marks a value that identifies something in the repository. */
public interface EntityRef extends Serializable {}
