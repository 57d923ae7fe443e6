package org.vanthu.capture.intake;

/** Somebody else has changed the row since it was read: a worker whose lease ran out, or a clerk who was quicker. */
public final class StaleIntakeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StaleIntakeException(long id) {
        super("entry " + id + " was changed by another");
    }
}
