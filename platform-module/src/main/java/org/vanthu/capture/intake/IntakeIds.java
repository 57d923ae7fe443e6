package org.vanthu.capture.intake;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that grow with time: milliseconds in the upper bits, a random start and then a count in the lower 20. Over HTTP
 * they are text.
 */
final class IntakeIds {
    private static final int LOW_BITS = 20;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    IntakeIds(Clock clock) {
        this.clock = clock;
    }

    long next() {
        long fresh = (clock.millis() << LOW_BITS) | random.nextInt(1 << (LOW_BITS - 1));
        return last.updateAndGet(before -> before >= fresh ? before + 1 : fresh);
    }
}
