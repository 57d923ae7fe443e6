package org.vanthu.embedded.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts per key with a steady refill: a key may use up its capacity at once and then as much as flows in. Remembers a
 * bounded number of keys.
 */
final class TokenBuckets {

    private static final int MAX_KEYS = 10_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final double capacity;
    private final double perSecond;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MAX_KEYS;
        }
    };

    private static final class Bucket {
        private double tokens;
        private long atNanos;
    }

    TokenBuckets(double capacity, double perSecond, LongSupplier nanoTime) {
        this.capacity = capacity;
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    /** Takes one if there is one. */
    synchronized boolean take(String key) {
        Bucket bucket = refilled(key);
        if (bucket.tokens < 1) {
            return false;
        }
        bucket.tokens -= 1;
        return true;
    }

    /** Says whether there is one, without taking it. */
    synchronized boolean has(String key) {
        return refilled(key).tokens >= 1;
    }

    private Bucket refilled(String key) {
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(key, k -> {
            Bucket fresh = new Bucket();
            fresh.tokens = capacity;
            fresh.atNanos = now;
            return fresh;
        });
        bucket.tokens = Math.min(capacity, bucket.tokens + (now - bucket.atNanos) / NANOS_PER_SECOND * perSecond);
        bucket.atNanos = now;
        return bucket;
    }
}
