package org.vanthu.capture;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.capture.EntryView.Holder;
import org.vanthu.organization.Accounts;
import org.vanthu.shared.SqlTime;

/**
 * Who has an entry open, so that two clerks at one queue do not type the same document. A hold is a short lease that
 * the open form renews; it hinders nobody. Every method works in the caller's transaction.
 */
final class EntryHolds {
    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Duration lease;
    private final Clock clock;

    EntryHolds(DataSource dataSource, Accounts accounts, int leaseSeconds, Clock clock) {
        if (leaseSeconds < 1) {
            throw new IllegalArgumentException("leaseSeconds must be > 0, was " + leaseSeconds);
        }
        this.jdbc = JdbcClient.create(dataSource);
        this.accounts = accounts;
        this.lease = Duration.ofSeconds(leaseSeconds);
        this.clock = clock;
    }

    /**
     * Takes or renews the hold, unless a colleague has it.
     *
     * @return who holds the entry now
     */
    Holder take(long entry, String userName) {
        Instant now = clock.instant();
        if (renew(entry, userName, now) == 0) {
            jdbc.sql("DELETE FROM vt_intake_hold WHERE held_until < :now")
                    .param("now", SqlTime.of(now))
                    .update();
            Optional<Holder> other = Optional.ofNullable(of(List.of(entry)).get(entry));
            if (other.isPresent()) {
                return other.get();
            }
            // Of two who come at once the key lets one in; the other's transaction is run again and finds him.
            jdbc.sql("INSERT INTO vt_intake_hold (intake_id, user_name, held_since, held_until)"
                            + " VALUES (:entry, :user, :now, :until)")
                    .param("entry", entry)
                    .param("user", userName)
                    .param("now", SqlTime.of(now))
                    .param("until", SqlTime.of(now.plus(lease)))
                    .update();
        }
        return Objects.requireNonNull(of(List.of(entry)).get(entry), "the hold just taken");
    }

    private int renew(long entry, String userName, Instant now) {
        return jdbc.sql("UPDATE vt_intake_hold SET held_until = :until WHERE intake_id = :entry AND user_name = :user"
                        + " AND held_until >= :now")
                .param("until", SqlTime.of(now.plus(lease)))
                .param("entry", entry)
                .param("user", userName)
                .param("now", SqlTime.of(now))
                .update();
    }

    /** Gives the hold back; nothing happens if a colleague has it. */
    void release(long entry, String userName) {
        jdbc.sql("DELETE FROM vt_intake_hold WHERE intake_id = :entry AND user_name = :user")
                .param("entry", entry)
                .param("user", userName)
                .update();
    }

    /** Who holds which of the entries; those that nobody holds are missing. */
    Map<Long, Holder> of(Collection<Long> entries) {
        if (entries.isEmpty()) {
            return Map.of();
        }
        record Row(long entry, String userName, Instant since) {}
        List<Row> rows = jdbc.sql(
                        "SELECT intake_id, user_name, held_since FROM vt_intake_hold WHERE intake_id IN (:entries) AND held_until >= :now")
                .param("entries", entries)
                .param("now", SqlTime.of(clock.instant()))
                .query((row, number) ->
                        new Row(row.getLong("intake_id"), row.getString("user_name"), SqlTime.read(row, "held_since")))
                .list();
        Map<String, String> names =
                accounts.fullNames(rows.stream().map(Row::userName).toList());
        Map<Long, Holder> holders = new HashMap<>();
        rows.forEach(row -> holders.put(
                row.entry(),
                new Holder(row.userName(), names.getOrDefault(row.userName(), row.userName()), row.since())));
        return holders;
    }
}
