package org.vanthu.exchange.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlLike;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;
import org.vanthu.shared.TimeOrderedIds;

/** The tables {@code vt_exchange_message} and {@code vt_exchange_delivery}. Works in the caller's transaction. */
final class DeliveryTable {

    private static final int MAX_KEY = 1100;

    private final JdbcTemplate jdbc;
    private final TimeOrderedIds ids;

    DeliveryTable(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.ids = new TimeOrderedIds(clock);
    }

    /** How many wait for delivery and how many were given up. */
    Map<String, Long> undelivered() {
        Map<String, Long> counts =
                new TreeMap<>(Map.of(DeliveryState.WAITING.code(), 0L, DeliveryState.FAILED.code(), 0L));
        jdbc.query(
                "SELECT state, count(*) AS deliveries FROM vt_exchange_delivery WHERE state IN (?, ?) GROUP BY state",
                row -> {
                    counts.put(row.getString("state"), row.getLong("deliveries"));
                },
                DeliveryState.WAITING.code(),
                DeliveryState.FAILED.code());
        return counts;
    }

    /** A message as it was written, with the nodes of its attachments as JSON. */
    record Stored(String body, String contents) {}

    void insertMessage(Envelope envelope, String body, String contents, Instant at, String by) {
        Sql.insert(
                jdbc,
                "vt_exchange_message",
                Sql.map(
                        "id", envelope.message().id(),
                        "agency", envelope.agency(),
                        "kind", envelope.kind(),
                        "node_id", envelope.nodeId(),
                        "document_id", envelope.documentId(),
                        "body", body,
                        "contents", contents,
                        "created_at", at,
                        "created_by", by));
    }

    Stored message(String id) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT body, contents FROM vt_exchange_message WHERE id = ?",
                (row, index) -> new Stored(row.getString("body"), row.getString("contents")),
                id));
    }

    String documentId(String messageId) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT document_id FROM vt_exchange_message WHERE id = ?", String.class, messageId));
    }

    Delivery insert(Envelope envelope, Envelope.To to, int place, DeliveryState state, Instant now) {
        long id = ids.next();
        String messageId = envelope.message().id();
        Sql.insert(
                jdbc,
                "vt_exchange_delivery",
                Sql.map(
                        "id",
                        id,
                        "version",
                        1L,
                        "message_id",
                        messageId,
                        "wire_id",
                        messageId + "." + place,
                        "agency",
                        envelope.agency(),
                        "kind",
                        envelope.kind(),
                        "node_id",
                        envelope.nodeId(),
                        "ordinal",
                        to.ordinal(),
                        "receiver",
                        to.code(),
                        "receiver_name",
                        to.name(),
                        "connector",
                        to.connector(),
                        "number_text",
                        envelope.number(),
                        "subject",
                        envelope.subject(),
                        "search_key",
                        Sql.cut(TextKey.of(envelope.number() + " " + to.name() + " " + envelope.subject()), MAX_KEY),
                        "state",
                        state.code(),
                        "words",
                        "",
                        "attempts",
                        0,
                        "next_at",
                        state == DeliveryState.WAITING ? now : null,
                        "queued_at",
                        now,
                        "changed_at",
                        now,
                        "affects",
                        to.affects()));
        return find(id).orElseThrow();
    }

    /** Changes columns of a delivery that still is as it was seen; false if it is another one now. */
    boolean update(Delivery seen, Map<String, ? extends @Nullable Object> columns) {
        return Sql.update(jdbc, "vt_exchange_delivery", "id", seen.id(), seen.version(), columns);
    }

    Optional<Delivery> find(long id) {
        return rows("SELECT * FROM vt_exchange_delivery WHERE id = ?", id).stream()
                .findFirst();
    }

    /** As {@link #find}, locked until the transaction ends. */
    Optional<Delivery> lock(long id) {
        return rows("SELECT * FROM vt_exchange_delivery WHERE id = ? FOR UPDATE", id).stream()
                .findFirst();
    }

    Optional<Delivery> lockByWire(String wireId) {
        return rows("SELECT * FROM vt_exchange_delivery WHERE wire_id = ? FOR UPDATE", wireId).stream()
                .findFirst();
    }

    /** Deliveries of a message that is about the document, those of the agency only. */
    List<Delivery> ofDocument(String agency, String documentId) {
        return rows("""
                SELECT d.* FROM vt_exchange_delivery d JOIN vt_exchange_message m ON m.id = d.message_id
                WHERE m.agency = ? AND m.document_id = ? AND m.kind = 'document' ORDER BY d.id""", agency, documentId);
    }

    List<Delivery> ofNode(String nodeId) {
        return rows("SELECT * FROM vt_exchange_delivery WHERE node_id = ? ORDER BY id", nodeId);
    }

    /** To whom something is to be tried now. */
    List<String> receiversDue(Instant now) {
        return jdbc.queryForList(
                "SELECT receiver FROM vt_exchange_delivery WHERE state = 'waiting' AND next_at <= ?"
                        + " GROUP BY receiver ORDER BY min(next_at), receiver",
                String.class,
                SqlTime.of(now));
    }

    /**
     * What is to be tried now at one recipient, what waits longest first; nothing about a document of which something
     * earlier waits for its next attempt.
     */
    List<Delivery> due(Instant now, String receiver, int limit) {
        return rows("""
                SELECT * FROM vt_exchange_delivery d
                WHERE d.state = 'waiting' AND d.next_at <= ? AND d.receiver = ? AND NOT EXISTS (
                  SELECT 1 FROM vt_exchange_delivery e
                  WHERE e.state = 'waiting' AND e.next_at > ? AND e.receiver = d.receiver AND e.agency = d.agency
                    AND e.number_text = d.number_text AND e.id < d.id)
                ORDER BY d.next_at, d.id LIMIT\s""" + limit, SqlTime.of(now), receiver, SqlTime.of(now));
    }

    /** Deliveries of documents and recalls of an agency that fit, the newest first. */
    List<Delivery> list(Outbox.Filter filter, long before, int limit) {
        List<Object> values = new ArrayList<>();
        String where = where(filter, values);
        values.add(before);
        return rows(
                "SELECT * FROM vt_exchange_delivery WHERE " + where + " AND id < ? ORDER BY id DESC LIMIT " + limit,
                values.toArray());
    }

    long count(Outbox.Filter filter) {
        List<Object> values = new ArrayList<>();
        String where = where(filter, values);
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT count(*) FROM vt_exchange_delivery WHERE " + where, Long.class, values.toArray()));
    }

    private static String where(Outbox.Filter filter, List<Object> values) {
        StringBuilder where = new StringBuilder("agency = ? AND kind <> 'status'");
        values.add(filter.agency());
        if (!filter.states().isEmpty()) {
            where.append(" AND state IN (")
                    .append(Sql.marks(filter.states().size()))
                    .append(")");
            filter.states().forEach(state -> values.add(state.code()));
        }
        Instant sentBefore = filter.sentBefore();
        if (sentBefore != null) {
            where.append(" AND sent_at < ?");
            values.add(SqlTime.of(sentBefore));
        }
        if (!filter.text().isEmpty()) {
            where.append(" AND search_key LIKE ? ESCAPE '!'");
            values.add(SqlLike.containing(TextKey.of(filter.text())));
        }
        return where.toString();
    }

    private List<Delivery> rows(String sql, Object... values) {
        return jdbc.query(sql, (row, index) -> read(row), values);
    }

    private static Delivery read(ResultSet row) throws SQLException {
        long affects = row.getLong("affects");
        Long about = row.wasNull() ? null : affects;
        return new Delivery(
                row.getLong("id"),
                row.getLong("version"),
                row.getString("message_id"),
                row.getString("wire_id"),
                row.getString("agency"),
                row.getString("kind"),
                row.getString("node_id"),
                row.getInt("ordinal"),
                row.getString("receiver"),
                row.getString("receiver_name"),
                row.getString("connector"),
                row.getString("number_text"),
                row.getString("subject"),
                DeliveryState.of(row.getString("state")),
                row.getString("words"),
                row.getInt("attempts"),
                SqlTime.readNullable(row, "next_at"),
                SqlTime.read(row, "queued_at"),
                SqlTime.readNullable(row, "sent_at"),
                SqlTime.read(row, "changed_at"),
                about);
    }
}
