package org.vanthu.embedded.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.embedded.security.TransactionCache.Invalidated;

/**
 * Tickets, kept in the database by their hash, so that a restart signs nobody out and a copy of the table opens
 * nothing. A ticket ends when it has not been used for the valid duration, or with the account.
 */
final class TicketStore {
    static final String PREFIX = "TICKET_";

    private static final Duration PERSIST_USE_AFTER = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration validDuration;
    private final SecureRandom random = new SecureRandom();
    private final Invalidated<String, Optional<Ticket>> byTicket = new Invalidated<>(50_000);

    private static final class Ticket {
        final String userName;
        final AtomicLong usedMillis;
        final AtomicLong persistedMillis;

        Ticket(String userName, Instant usedAt) {
            this.userName = userName;
            this.usedMillis = new AtomicLong(usedAt.toEpochMilli());
            this.persistedMillis = new AtomicLong(usedAt.toEpochMilli());
        }
    }

    /** @param validDuration how long a ticket lives without being used */
    TicketStore(JdbcClient jdbc, Clock clock, Duration validDuration) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.validDuration = validDuration;
    }

    /** Issues a ticket; none if the account is not there or closed, even if that is just being committed. */
    Optional<String> issue(String userName) {
        byte[] secret = new byte[20];
        random.nextBytes(secret);
        String ticket = PREFIX + HexFormat.of().formatHex(secret);
        OffsetDateTime now = AccountStore.at(clock.instant());
        jdbc.sql("delete from emb_ticket where user_name = ? and used_at < ?")
                .params(userName, AccountStore.at(clock.instant().minus(validDuration)))
                .update();
        int issued = jdbc.sql("insert into emb_ticket (hash, user_name, issued_at, used_at)"
                        + " select ?, user_name, ?, ? from emb_account where user_key = ? and enabled for share")
                .params(hash(ticket), now, now, AuthorityStore.key(userName))
                .update();
        return issued == 1 ? Optional.of(ticket) : Optional.empty();
    }

    /** Answers whose ticket this is and notes that it was used; empty if it is unknown or has ended. */
    Optional<String> use(String ticket) {
        if (!ticket.startsWith(PREFIX) || ticket.length() > 100) {
            return Optional.empty();
        }
        Optional<Ticket> found = byTicket.get(ticket, () -> load(ticket));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        long now = clock.millis();
        Ticket known = found.get();
        if (now - known.usedMillis.get() > validDuration.toMillis()) {
            delete(ticket);
            return Optional.empty();
        }
        known.usedMillis.accumulateAndGet(now, Math::max);
        long persisted = known.persistedMillis.get();
        if (now - persisted > PERSIST_USE_AFTER.toMillis() && known.persistedMillis.compareAndSet(persisted, now)) {
            jdbc.sql("update emb_ticket set used_at = ? where hash = ?")
                    .params(AccountStore.at(Instant.ofEpochMilli(now)), hash(ticket))
                    .update();
        }
        return Optional.of(known.userName);
    }

    void delete(String ticket) {
        jdbc.sql("delete from emb_ticket where hash = ?").param(hash(ticket)).update();
        byTicket.invalidate();
    }

    void deleteAllOf(String userName) {
        jdbc.sql("delete from emb_ticket where lower(user_name) = ?")
                .param(AuthorityStore.key(userName))
                .update();
        byTicket.invalidate();
    }

    void deleteAllOfExcept(String userName, String ticket) {
        jdbc.sql("delete from emb_ticket where lower(user_name) = ? and hash <> ?")
                .params(AuthorityStore.key(userName), hash(ticket))
                .update();
        byTicket.invalidate();
    }

    private Optional<Ticket> load(String ticket) {
        return jdbc.sql(
                        "select t.user_name, t.used_at from emb_ticket t join emb_account a on a.user_name = t.user_name"
                                + " where hash = ? and a.enabled")
                .param(hash(ticket))
                .query((rs, row) -> new Ticket(
                        rs.getString(1), rs.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    private static byte[] hash(String ticket) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
