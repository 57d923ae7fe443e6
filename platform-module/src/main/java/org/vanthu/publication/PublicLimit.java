package org.vanthu.publication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How many requests are answered to those who have not signed in: so many a minute to each client where a reverse proxy
 * names it, and so many to all together. Each server of a cluster counts its own.
 */
final class PublicLimit {

    private static final int MAX_CLIENTS = 10_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final int each;
    private final int all;
    private final Map<String, Integer> clients = new LinkedHashMap<>();
    private int together;
    private Instant begin = Instant.EPOCH;

    PublicLimit(Clock clock, int requestsPerMinute, int allRequestsPerMinute) {
        this.clock = clock;
        this.each = requestsPerMinute;
        this.all = allRequestsPerMinute;
    }

    /** Counts a request of a client, or of one that is not known; false when it is one too many. */
    synchronized boolean take(@Nullable String client) {
        Instant now = clock.instant();
        if (Duration.between(begin, now).abs().compareTo(MINUTE) >= 0) {
            begin = now;
            together = 0;
            clients.clear();
        }
        if (together >= all) {
            return false;
        }
        if (client != null) {
            int used = clients.getOrDefault(client, 0);
            if (used >= each || (used == 0 && clients.size() >= MAX_CLIENTS)) {
                return false;
            }
            clients.put(client, used + 1);
        }
        together++;
        return true;
    }
}
