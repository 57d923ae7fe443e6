package org.vanthu.capture.ocr;

import java.time.Duration;

/**
 * How recognition is run.
 *
 * @param command name or path of OCRmyPDF
 * @param languages languages as Tesseract names them, e.g. {@code vie+eng}
 * @param jobs pages of one file recognised at the same time; 0 for as many as there are processors
 * @param baseTimeout limit of time for a file, to which {@code pageTimeout} is added for each page
 * @param pageTimeout limit of time for a page
 * @param maxPages largest number of pages
 * @param maxMegapixels largest page in million pixels
 * @param maxMemoryMib limit of address space for each program, MiB; 0 for none
 */
public record OcrSettings(
        String command,
        String languages,
        int jobs,
        Duration baseTimeout,
        Duration pageTimeout,
        int maxPages,
        int maxMegapixels,
        int maxMemoryMib) {

    /** Checks the numbers. */
    public OcrSettings {
        if (jobs < 0 || maxPages < 1 || maxMegapixels < 1 || maxMemoryMib < 0) {
            throw new IllegalArgumentException(
                    "jobs, maxPages, maxMegapixels and maxMemoryMib must not be negative, were " + jobs + ", "
                            + maxPages + ", " + maxMegapixels + ", " + maxMemoryMib);
        }
        if (jobs == 0) {
            jobs = Runtime.getRuntime().availableProcessors();
        }
    }

    /** Returns the settings that suit a small server. */
    public static OcrSettings defaults() {
        return new OcrSettings(
                "ocrmypdf", "vie+eng", 0, Duration.ofMinutes(3), Duration.ofSeconds(90), 1000, 150, 6144);
    }

    /** Creates settings from plain numbers, for the Spring context. */
    public static OcrSettings of(
            String command,
            String languages,
            int jobs,
            int baseTimeoutSeconds,
            double pageTimeoutSeconds,
            int maxPages,
            int maxMegapixels,
            int maxMemoryMib) {
        return new OcrSettings(
                command,
                languages,
                jobs,
                Duration.ofSeconds(baseTimeoutSeconds),
                Duration.ofMillis(Math.round(pageTimeoutSeconds * 1000)),
                maxPages,
                maxMegapixels,
                maxMemoryMib);
    }
}
