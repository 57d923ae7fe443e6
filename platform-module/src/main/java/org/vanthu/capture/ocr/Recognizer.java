package org.vanthu.capture.ocr;

import java.nio.file.Path;

/**
 * Makes searchable PDFs of scans, on this server ({@link OcrEngine}) or on another ({@link OcrClient}). Safe for many
 * threads.
 */
public interface Recognizer {

    /** Whether it can be used now; asked anew at most every minute. */
    boolean available();

    /** What an administrator does, or looks at, while it is not available: a command or an address. */
    String installHint();

    /** The address of the service that recognises, or empty where this server does it. */
    String service();

    /** The id of the message for the clerk while it is not available; its argument is {@link #installHint}. */
    String missing();

    /**
     * Makes a searchable PDF/A-2b of a scan.
     *
     * @param source PDF, TIFF, JPEG or PNG; never changed
     * @param workDir an empty directory for the result and the temporary files, which the caller deletes
     * @param mode what to do with text that the file has; text that cannot be Vietnamese is recognised anew in any mode
     * @param patience how many times the usual limits of time are granted: more after a try that ran out of time
     * @throws OcrException if it cannot be done, with the reason
     */
    OcrResult recognise(Path source, Path workDir, OcrMode mode, int patience) throws OcrException;
}
