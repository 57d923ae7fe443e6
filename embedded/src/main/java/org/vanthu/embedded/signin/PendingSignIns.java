package org.vanthu.embedded.signin;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sign-ins that browsers have begun, by a secret that only the browser has in a cookie; a bounded number, for a bounded
 * time. They are in memory: a server that was started again asks to begin again.
 */
final class PendingSignIns {

    private static final Duration TO_SIGN_IN = Duration.ofMinutes(10);
    private static final Duration TO_TAKE = Duration.ofMinutes(1);
    private static final int MOST = 10_000;
    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final Map<String, Pending> pending = new Bounded<>();
    private final Map<String, Done> done = new Bounded<>();
    private final Map<String, Session> sessions = new Bounded<>();

    PendingSignIns(Clock clock) {
        this.clock = clock;
    }

    /**
     * A browser on its way to the provider.
     *
     * @param back the place in the desk to go on at, beginning with {@code #/}, or empty
     */
    record Pending(String provider, String state, String nonce, String verifier, String back, Instant until) {}

    /** A person who is signed in and whose browser has not asked for the ticket yet. */
    private record Done(String ticket, String userName, Instant until) {}

    /** Which provider signed a browser in, and by which token. */
    record Session(String provider, String idToken) {}

    /** A ticket and whose it is. */
    record Taken(String ticket, String userName) {}

    /** A new secret for the cookie, a state, a nonce or a verifier: 43 characters. */
    String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    synchronized Pending begin(String browser, String provider, String back) {
        Pending begun = new Pending(
                provider, secret(), secret(), secret(), back, clock.instant().plus(TO_SIGN_IN));
        pending.put(browser, begun);
        return begun;
    }

    /** The sign-in of the browser with the state; each counts once. */
    synchronized Optional<Pending> end(String browser, String state) {
        return Optional.ofNullable(pending.remove(browser))
                .filter(begun -> begun.state().equals(state) && begun.until().isAfter(clock.instant()));
    }

    synchronized void succeeded(String browser, String ticket, String userName, Session session) {
        done.put(browser, new Done(ticket, userName, clock.instant().plus(TO_TAKE)));
        sessions.put(browser, session);
    }

    /** The ticket of the browser, once. */
    synchronized Optional<Taken> take(String browser) {
        return Optional.ofNullable(done.remove(browser))
                .filter(found -> found.until().isAfter(clock.instant()))
                .map(found -> new Taken(found.ticket(), found.userName()));
    }

    /** Which provider signed the browser in, once. */
    synchronized Optional<Session> leave(String browser) {
        return Optional.ofNullable(sessions.remove(browser));
    }

    /** Forgets the oldest when there are too many. */
    private static final class Bounded<V> extends LinkedHashMap<String, V> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST;
        }
    }
}
