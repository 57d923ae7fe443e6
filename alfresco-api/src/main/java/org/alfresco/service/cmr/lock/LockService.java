package org.alfresco.service.cmr.lock;

import org.alfresco.repo.lock.mem.Lifetime;
import org.alfresco.service.cmr.repository.NodeRef;

/** Locks nodes for one user. */
public interface LockService {
    int TIMEOUT_INFINITY = 0;

    void lock(NodeRef nodeRef, LockType lockType);

    /** @param timeToExpire seconds; 0 for ever */
    void lock(NodeRef nodeRef, LockType lockType, int timeToExpire);

    void lock(NodeRef nodeRef, LockType lockType, int timeToExpire, Lifetime lifetime);

    void lock(NodeRef nodeRef, LockType lockType, int timeToExpire, Lifetime lifetime, String additionalInfo);

    void unlock(NodeRef nodeRef);

    LockStatus getLockStatus(NodeRef nodeRef);

    LockStatus getLockStatus(NodeRef nodeRef, String userName);

    LockType getLockType(NodeRef nodeRef);

    boolean isLocked(NodeRef nodeRef);

    boolean isLockedAndReadOnly(NodeRef nodeRef);

    String getAdditionalInfo(NodeRef nodeRef);

    /**
     * Checks that the current user may change the node.
     *
     * @throws NodeLockedException if the lock forbids it
     */
    void checkForLock(NodeRef nodeRef);
}
