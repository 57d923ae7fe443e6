package org.alfresco.repo.lock;

import org.alfresco.service.namespace.QName;

/**
 * Locks that only one job in the whole site holds at a time. A lock ends by itself when its time to live (in
 * milliseconds) passes without a refresh. Names are hierarchical: two locks exclude each other also when one local
 * name, cut at dots, begins the other.
 */
public interface JobLockService {

    /** Told of while a lock is kept alive for a job. */
    interface JobLockRefreshCallback {

        /** Says whether the work still goes on; when not, the lock is released. */
        boolean isActive();

        /** Called once when the lock was lost or released. */
        void lockReleased();
    }

    /** Takes a lock that this transaction releases when it ends. */
    void getTransactionalLock(QName lockQName, long timeToLive);

    void getTransactionalLock(QName lockQName, long timeToLive, long retryWait, int retryCount);

    /**
     * Takes a lock and returns its token.
     *
     * @throws LockAcquisitionException if someone else holds it
     */
    String getLock(QName lockQName, long timeToLive);

    /** Takes a lock that is refreshed while the callback says that the work goes on. */
    String getLock(QName lockQName, long timeToLive, JobLockRefreshCallback callback);

    String getLock(QName lockQName, long timeToLive, long retryWait, int retryCount);

    /**
     * Lets the lock live on from now.
     *
     * @throws LockAcquisitionException if it is no longer held with this token
     */
    void refreshLock(String lockToken, QName lockQName, long timeToLive);

    /** Keeps the lock alive while the callback says that the work goes on. */
    void refreshLock(String lockToken, QName lockQName, long timeToLive, JobLockRefreshCallback callback);

    /**
     * Releases the lock.
     *
     * @throws LockAcquisitionException if it is not held with this token
     */
    void releaseLock(String lockToken, QName lockQName);

    /** Releases the lock and says whether it was still held. */
    boolean releaseLockVerify(String lockToken, QName lockQName);
}
