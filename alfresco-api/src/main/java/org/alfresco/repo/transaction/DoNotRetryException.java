package org.alfresco.repo.transaction;

/** Marks an exception after which a transaction is not tried again. */
public interface DoNotRetryException {}
