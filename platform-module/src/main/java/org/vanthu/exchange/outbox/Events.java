package org.vanthu.exchange.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TimeOrderedIds;

/** What happened to deliveries and arrivals; only added to. Works in the caller's transaction. */
public final class Events {

    private static final int MAX_WORDS = 1000;

    private final JdbcTemplate jdbc;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Events(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.ids = new TimeOrderedIds(clock);
        this.clock = clock;
    }

    /**
     * One thing that happened.
     *
     * @param code a state, or what was done
     * @param words the reason, or empty
     * @param person who did it here, or empty
     */
    public record Event(long owner, Instant at, String code, String words, String person) {}

    /** Adds what happened now. */
    public void add(long owner, String code, String words, String person) {
        Sql.insert(
                jdbc,
                "vt_exchange_event",
                Sql.map(
                        "id",
                        ids.next(),
                        "owner_id",
                        owner,
                        "at",
                        clock.instant(),
                        "code",
                        code,
                        "words",
                        Sql.cut(words, MAX_WORDS),
                        "person",
                        person));
    }

    /** What happened to each, in order. */
    public Map<Long, List<Event>> of(Collection<Long> owners) {
        Map<Long, List<Event>> all = new HashMap<>();
        if (!owners.isEmpty()) {
            jdbc.query(
                    "SELECT * FROM vt_exchange_event WHERE owner_id IN (" + Sql.marks(owners.size())
                            + ") ORDER BY owner_id, id",
                    row -> {
                        Event event = new Event(
                                row.getLong("owner_id"),
                                SqlTime.read(row, "at"),
                                row.getString("code"),
                                row.getString("words"),
                                row.getString("person"));
                        all.computeIfAbsent(event.owner(), key -> new ArrayList<>())
                                .add(event);
                    },
                    owners.toArray());
        }
        return all;
    }
}
