package org.vanthu.capture.work;

import java.util.function.Supplier;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.SiteState;

/**
 * Short transactions of the background work, as system: no person is signed in, and the agency is known from the folder
 * the file lay in.
 */
public final class CaptureTransactions {
    private static final String REASON = "capture works without a signed-in person";

    private final RetryingTransactionHelper helper;
    private final SiteState siteState;

    public CaptureTransactions(RetryingTransactionHelper helper, SiteState siteState) {
        this.helper = helper;
        this.siteState = siteState;
    }

    /**
     * Runs the work in a transaction of its own, again if it collides with another.
     *
     * @throws org.vanthu.shared.ConflictException if the site is closed for changes
     */
    public <T> T write(Supplier<T> work) {
        return run(() -> Elevation.asSystem(
                REASON,
                () -> helper.doInTransaction(
                        () -> {
                            siteState.requireOpen();
                            return work.get();
                        },
                        false,
                        true)));
    }

    /** Whether {@link #write} would be refused. */
    boolean isClosed() {
        return read(siteState::isClosed);
    }

    /** As {@link #write}, only reading. */
    public <T> T read(Supplier<T> work) {
        return run(() -> Elevation.asSystem(REASON, () -> helper.doInTransaction(work::get, true, true)));
    }

    /** An error is no failure of the file in hand: it goes on as one, though ACS wraps it on its way out. */
    private static <T> T run(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof Error error) {
                    throw error;
                }
            }
            throw e;
        }
    }
}
