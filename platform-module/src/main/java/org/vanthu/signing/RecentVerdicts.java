package org.vanthu.signing;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The verdicts on files that were verified within the last minutes, for what comes in many times at once: a circular
 * reaches every agency of a site in a message of its own, and verifying reads the file several times. A certificate
 * revoked meanwhile is noticed when the minutes are over, as it is with an answer of the authority that is still valid.
 * For many threads; those that ask for one file at the same time wait for one verification.
 */
public final class RecentVerdicts {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST = 1000;

    private final SignatureVerifier verifier;
    private final Clock clock;
    private final ConcurrentMap<String, Known> recent = new ConcurrentHashMap<>();

    RecentVerdicts(SignatureVerifier verifier, Clock clock) {
        this.verifier = verifier;
        this.clock = clock;
    }

    private record Known(Verdict verdict, Instant until) {}

    /**
     * The verdict on a file.
     *
     * @param sha256 of its bytes, reckoned by the caller and not just told by somebody, in lower case
     * @throws org.vanthu.shared.InvalidInputException as {@link SignatureVerifier#verify}; that is not remembered
     */
    public Verdict of(String sha256, Path pdf) {
        Instant now = clock.instant();
        if (recent.size() >= MOST) {
            recent.values().removeIf(known -> !now.isBefore(known.until()));
        }
        if (recent.size() >= MOST) {
            recent.clear();
        }
        return recent.compute(
                        sha256,
                        (key, known) -> known != null && now.isBefore(known.until())
                                ? known
                                : new Known(verifier.verify(pdf).verdict(), now.plus(KEPT)))
                .verdict();
    }
}
