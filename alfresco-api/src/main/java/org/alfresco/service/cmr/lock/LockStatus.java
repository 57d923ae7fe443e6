package org.alfresco.service.cmr.lock;

/** How a lock stands for a user. */
public enum LockStatus {
    NO_LOCK,
    LOCKED,
    LOCK_OWNER,
    LOCK_EXPIRED
}
