package org.vanthu.capture.work;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How capture works; every value is a property {@code vanthu.capture.…}.
 *
 * @param scanRoot folder with one scan folder for each agency
 * @param stableFor how long a file must not have changed before it is touched
 * @param emptyFor how long a file may stay empty before the clerk is told
 * @param rescanEvery time between two looks into the folders, whatever events say
 * @param workers files worked on at once; 0 for as many as there are processors
 * @param lease how long a claim lasts when its holder dies
 * @param retryFirst wait before the first retry; it doubles each time
 * @param retryLongest longest wait between two tries
 * @param maxAttempts tries before the clerk must ask for another
 * @param deleteRefused whether the source of a secret or complaint is deleted instead of put into {@code refused/} for
 *     the clerk to remove
 */
public record CaptureSettings(
        Path scanRoot,
        Duration stableFor,
        Duration emptyFor,
        Duration rescanEvery,
        int workers,
        Duration lease,
        Duration retryFirst,
        Duration retryLongest,
        int maxAttempts,
        boolean deleteRefused) {

    public CaptureSettings {
        if (workers <= 0) {
            workers = Runtime.getRuntime().availableProcessors();
        }
    }

    /** Creates settings from plain numbers, for the Spring context. */
    public static CaptureSettings of(
            String scanRoot,
            long stableMillis,
            long emptySeconds,
            long rescanMillis,
            int workers,
            long leaseSeconds,
            long retryFirstSeconds,
            long retryLongestSeconds,
            int maxAttempts,
            String refusedSource) {
        return new CaptureSettings(
                Path.of(scanRoot),
                Duration.ofMillis(stableMillis),
                Duration.ofSeconds(emptySeconds),
                Duration.ofMillis(rescanMillis),
                workers,
                Duration.ofSeconds(leaseSeconds),
                Duration.ofSeconds(retryFirstSeconds),
                Duration.ofSeconds(retryLongestSeconds),
                maxAttempts,
                refusedSource.equals("delete"));
    }

    /** How long to wait after that many failed tries. */
    Duration retryAfter(int attempts) {
        Duration wait = retryFirst.multipliedBy(1L << Math.min(attempts, 20));
        return wait.compareTo(retryLongest) > 0 ? retryLongest : wait;
    }
}
