package org.vanthu.embedded.junit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

/** A clock that runs, from now or from a moment that a test sets. Safe for several threads. */
public final class MutableClock extends Clock {
    private final Clock real = Clock.systemUTC();
    private final ZoneId zone;
    private volatile Duration offset = Duration.ZERO;
    private volatile @Nullable Instant fixed;

    public MutableClock() {
        this(ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    private MutableClock(ZoneId zone) {
        this.zone = zone;
    }

    /** Stops the clock at a moment. */
    public void set(Instant instant) {
        fixed = instant;
    }

    /** Goes on from a moment. */
    public void startAt(Instant instant) {
        fixed = null;
        offset = Duration.between(real.instant(), instant);
    }

    /** Moves the clock forward. */
    public void advance(Duration by) {
        Instant stopped = fixed;
        if (stopped == null) {
            offset = offset.plus(by);
        } else {
            fixed = stopped.plus(by);
        }
    }

    /** Shows the real time again. */
    public void reset() {
        fixed = null;
        offset = Duration.ZERO;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        MutableClock self = this;
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return other;
            }

            @Override
            public Clock withZone(ZoneId another) {
                return self.withZone(another);
            }

            @Override
            public Instant instant() {
                return self.instant();
            }
        };
    }

    @Override
    public Instant instant() {
        Instant stopped = fixed;
        return stopped == null ? real.instant().plus(offset) : stopped;
    }
}
