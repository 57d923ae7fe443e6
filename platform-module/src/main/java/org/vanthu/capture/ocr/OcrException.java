package org.vanthu.capture.ocr;

import java.util.Locale;

/** Says why a file could not be recognised, in terms that the clerk can act on. */
public final class OcrException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Creates it; {@code detail} is for the log (the program's own words), never for the screen. */
    public OcrException(Reason reason, String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
    }

    /** Creates it with the failure that led to it. */
    public OcrException(Reason reason, String detail, Throwable cause) {
        super(reason + ": " + detail, cause);
        this.reason = reason;
    }

    /** Returns why. */
    public Reason reason() {
        return reason;
    }

    /** Why recognition failed, and whether another try may help. */
    public enum Reason {
        /** The program or its Vietnamese data is not installed. */
        NOT_INSTALLED(true),
        /** The file asks for a password. */
        ENCRYPTED(false),
        /** The file is cut short or damaged. */
        TRUNCATED(false),
        /** It is no PDF, TIFF, JPEG or PNG. */
        UNSUPPORTED(false),
        /** A page is larger, or there are more pages, than the limits allow. */
        TOO_BIG(false),
        /** The limit of time ran out. */
        TIMED_OUT(true),
        /** The disk is full or a file cannot be written. */
        NO_SPACE(true),
        /** The program made something that is no PDF/A-2b with the same pages. */
        BAD_RESULT(true),
        /** Anything else. */
        FAILED(true);

        private final boolean retryable;

        Reason(boolean retryable) {
            this.retryable = retryable;
        }

        /** Returns whether the same file may succeed later. */
        public boolean retryable() {
            return retryable;
        }

        /** Returns the id of the message for the clerk, {@code capture.ocr.reason.<name>}. */
        public String messageId() {
            return "capture.ocr.reason." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
