package org.alfresco.repo.lock.mem;

/** Whether a lock is written to the node or kept in memory. */
public enum Lifetime {
    PERSISTENT,
    EPHEMERAL
}
