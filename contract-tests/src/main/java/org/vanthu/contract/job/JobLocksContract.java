package org.vanthu.contract.job;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.alfresco.repo.lock.JobLockService;
import org.alfresco.repo.lock.JobLockService.JobLockRefreshCallback;
import org.alfresco.repo.lock.LockAcquisitionException;
import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Locks that all nodes of a cluster see: held by a token, for a time, along the dots of a name. */
@ExtendWith(Repository.class)
class JobLocksContract {
    private static final long LONG_MILLIS = 60_000;
    private static final long SHORT_MILLIS = 20;

    private final Acs acs;
    private final JobLockService locks;
    private String uri = "";

    JobLocksContract(Acs acs) {
        this.acs = acs;
        locks = acs.bean("jobLockService", JobLockService.class);
    }

    @BeforeEach
    void makeNamespace() {
        uri = "urn:contract:" + Acs.unique();
    }

    @Test
    void aLockIsHeldOnce() {
        locks.getLock(name("a"), LONG_MILLIS);

        refused("a");
        free("b");
    }

    @Test
    void aReleasedLockIsFree() {
        String token = locks.getLock(name("a"), LONG_MILLIS);

        locks.releaseLock(token, name("a"));

        free("a");
    }

    @Test
    void aLockKeepsAwayFromWhatIsAboveAndBelowItsName() {
        locks.getLock(name("a.b"), LONG_MILLIS);

        refused("a");
        refused("a.b.c");
        free("a.c");
        free("ab");
    }

    @Test
    void namesCompareWithoutCase() {
        locks.getLock(name("Digest"), LONG_MILLIS);

        refused("dIGEST");
    }

    @Test
    void aLockIsGivenAwayWhenItsTimeIsOver() {
        String token = locks.getLock(name("a"), SHORT_MILLIS);

        String other = locks.getLock(name("a"), LONG_MILLIS, SHORT_MILLIS, 50);

        assertThat(other).isNotEqualTo(token);
        assertThatThrownBy(() -> locks.refreshLock(token, name("a"), LONG_MILLIS))
                .isInstanceOf(LockAcquisitionException.class);
    }

    @Test
    void aRefreshedLockIsHeldLonger() {
        String token = locks.getLock(name("a"), 1000);

        locks.refreshLock(token, name("a"), LONG_MILLIS);

        assertThatThrownBy(() -> locks.getLock(name("a"), LONG_MILLIS, 100, 15))
                .isInstanceOf(LockAcquisitionException.class);
    }

    @Test
    void onlyWhoHoldsALockRefreshesOrReleasesIt() {
        locks.getLock(name("a"), LONG_MILLIS);

        assertThatThrownBy(() -> locks.refreshLock("another-token", name("a"), LONG_MILLIS))
                .isInstanceOf(LockAcquisitionException.class);
        assertThatThrownBy(() -> locks.releaseLock("another-token", name("a")))
                .isInstanceOf(LockAcquisitionException.class);
        assertThat(locks.releaseLockVerify("another-token", name("a"))).isFalse();
        refused("a");
    }

    @Test
    void aReleaseTellsWhetherTheLockWasStillHeld() {
        String token = locks.getLock(name("a"), LONG_MILLIS);

        assertThat(locks.releaseLockVerify(token, name("a"))).isTrue();
        assertThat(locks.releaseLockVerify(token, name("a"))).isFalse();
    }

    @Test
    void aLockIsKeptWhileTheWorkGoesOnAndReleasedAfterwards() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(3);
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger releases = new AtomicInteger();
        locks.getLock(name("a"), 2000, new JobLockRefreshCallback() {
            @Override
            public boolean isActive() {
                asked.countDown();
                return done.getCount() > 0;
            }

            @Override
            public void lockReleased() {
                releases.incrementAndGet();
                released.countDown();
            }
        });

        assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
        refused("a");
        done.countDown();
        assertThat(released.await(60, TimeUnit.SECONDS)).isTrue();
        free("a");
        assertThat(releases).hasValue(1);
    }

    @Test
    void aTransactionHoldsItsLockToTheEnd() {
        acs.inTransaction(() -> {
            locks.getTransactionalLock(name("a"), LONG_MILLIS);
            locks.getTransactionalLock(name("a"), LONG_MILLIS);
            refused("a");
        });

        free("a");
    }

    @Test
    void aTransactionThatFailsGivesItsLockBackToo() {
        assertThatThrownBy(() -> acs.inTransaction(() -> {
                    locks.getTransactionalLock(name("a"), LONG_MILLIS);
                    throw new IllegalStateException("the power is cut");
                }))
                .hasMessageContaining("the power is cut");

        free("a");
    }

    @Test
    void aLockOfATransactionNeedsOne() {
        assertThatThrownBy(() -> locks.getTransactionalLock(name("a"), LONG_MILLIS))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherLockOutlivesTheTransactionInWhichItWasTaken() {
        assertThatThrownBy(() -> acs.inTransaction(() -> {
                    locks.getLock(name("a"), LONG_MILLIS);
                    throw new IllegalStateException("the power is cut");
                }))
                .hasMessageContaining("the power is cut");

        refused("a");
    }

    private QName name(String localName) {
        return QName.createQName(uri, localName);
    }

    private void refused(String localName) {
        assertThatThrownBy(() -> locks.getLock(name(localName), LONG_MILLIS, 1, 1))
                .isInstanceOf(LockAcquisitionException.class);
    }

    private void free(String localName) {
        assertThatCode(() -> locks.releaseLock(locks.getLock(name(localName), LONG_MILLIS), name(localName)))
                .doesNotThrowAnyException();
    }
}
