package org.vanthu.capture.work;

import java.time.Duration;

/** How long a page takes to read on this machine, as a moving mean: tells the clerk how long an entry will take. */
public final class ReadingSpeed {
    private static final double WEIGHT = 0.2;
    private double millisPerPage = 4000;

    synchronized void note(int pages, Duration took) {
        if (pages > 0) {
            millisPerPage += WEIGHT * ((double) took.toMillis() / pages - millisPerPage);
        }
    }

    /** Estimate for a file with that many pages. */
    public synchronized long estimateMillis(int pages) {
        return Math.round(millisPerPage * Math.max(1, pages));
    }
}
