package org.vanthu.routing;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.delegation.Acting;
import org.vanthu.routing.RoutingRecord.Kind;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TimeOrderedIds;

/** What was said about documents on their way. */
final class RoutingRecords {

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final TimeOrderedIds ids;

    RoutingRecords(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
        this.ids = new TimeOrderedIds(clock);
    }

    void add(
            String nodeId,
            @Nullable Long itemId,
            Kind kind,
            String text,
            Acting acting,
            @Nullable Handwriting writing) {
        jdbc.update(
                """
                INSERT INTO vt_incoming_record (id, node_id, item_id, kind, record_text, actor, principal, picture_id, reference, at_time)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                ids.next(),
                nodeId,
                itemId,
                kind.code(),
                text,
                acting.actor(),
                acting.principal(),
                writing == null ? null : writing.nodeId(),
                writing == null ? null : writing.reference(),
                SqlTime.of(clock.instant()));
    }

    /** Oldest first. */
    List<RoutingRecord> of(String nodeId) {
        return jdbc.query(
                "SELECT * FROM vt_incoming_record WHERE node_id = ? ORDER BY id",
                (row, index) -> {
                    long item = row.getLong("item_id");
                    return new RoutingRecord(
                            row.getLong("id"),
                            row.getString("node_id"),
                            row.wasNull() ? null : item,
                            Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                            row.getString("record_text"),
                            row.getString("actor"),
                            row.getString("principal"),
                            row.getString("picture_id"),
                            row.getString("reference"),
                            SqlTime.read(row, "at_time"));
                },
                nodeId);
    }

    /** Removes the words; that something was said, by whom and when, stays. */
    void redact(String nodeId) {
        jdbc.update(
                "UPDATE vt_incoming_record SET record_text = '-', picture_id = NULL, reference = NULL WHERE node_id = ?",
                nodeId);
    }
}
