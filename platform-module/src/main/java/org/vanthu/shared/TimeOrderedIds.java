package org.vanthu.shared;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that grow with time and need no counter in the database: milliseconds since 1970 in the upper 43 bits, a random
 * start and then a count in the lower 20. Two servers that draw the same id violate the primary key, and the
 * transaction is retried.
 */
public final class TimeOrderedIds {

    private static final int LOW_BITS = 20;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    public TimeOrderedIds(Clock clock) {
        this.clock = clock;
    }

    /** The next id; grows within this process. */
    public long next() {
        long fresh = (clock.millis() << LOW_BITS) | random.nextInt(1 << (LOW_BITS - 1));
        return last.updateAndGet(before -> before >= fresh ? before + 1 : fresh);
    }
}
