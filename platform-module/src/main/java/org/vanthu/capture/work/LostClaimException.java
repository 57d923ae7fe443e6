package org.vanthu.capture.work;

/** The worker took so long that its lease ran out and another took over; its result is dropped. */
final class LostClaimException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LostClaimException(long id) {
        super("entry " + id + " is in other hands");
    }
}
