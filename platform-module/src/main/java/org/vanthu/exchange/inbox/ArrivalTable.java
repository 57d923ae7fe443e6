package org.vanthu.exchange.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlLike;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;
import org.vanthu.shared.TimeOrderedIds;

/** The table {@code vt_exchange_arrival}. Works in the caller's transaction. */
final class ArrivalTable {

    private static final String SELECT = "SELECT * FROM vt_exchange_arrival WHERE ";
    private static final int MAX_KEY = 1100;
    private static final int MAX_SUBJECT = 500;
    private static final int MAX_NUMBER = 60;

    private final JdbcTemplate jdbc;
    private final TimeOrderedIds ids;

    ArrivalTable(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.ids = new TimeOrderedIds(clock);
    }

    /** A fresh id. */
    long nextId() {
        return ids.next();
    }

    /**
     * Adds a row; a second one of the same message to the same agency violates a key, and its transaction is retried.
     */
    void insert(Arrival one, String body) {
        String key = TextKey.of(one.number() + " " + one.senderName() + " " + one.subject());
        Map<String, @Nullable Object> columns = Sql.map(
                "id", one.id(),
                "version", one.version(),
                "message_id", one.messageId(),
                "agency", one.agency(),
                "sender", one.sender(),
                "sender_name", Sql.cut(one.senderName(), MAX_SUBJECT),
                "kind", one.kind(),
                "connector", one.connector(),
                "digest", one.digest(),
                "document_id", one.documentId(),
                "number_text", Sql.cut(one.number(), MAX_NUMBER),
                "document_date", one.date(),
                "subject", Sql.cut(one.subject(), MAX_SUBJECT),
                "search_key", Sql.cut(key, MAX_KEY),
                "state", one.state().code(),
                "words", one.words(),
                "signature", one.signature(),
                "intake_id", one.intakeId(),
                "node_id", one.nodeId(),
                "affects", one.affects(),
                "body", body,
                "sent_at", one.sentAt(),
                "arrived_at", one.arrivedAt(),
                "changed_at", one.changedAt());
        Sql.insert(jdbc, "vt_exchange_arrival", columns);
    }

    /** Changes columns of an arrival that still is as it was seen; false if it is another one now. */
    boolean update(Arrival seen, Map<String, ? extends @Nullable Object> columns) {
        return Sql.update(jdbc, "vt_exchange_arrival", "id", seen.id(), seen.version(), columns);
    }

    Optional<Arrival> find(long id) {
        return first(SELECT + "id = ?", id);
    }

    /** As {@link #find}, locked until the transaction ends. */
    Optional<Arrival> lock(long id) {
        return first(SELECT + "id = ? FOR UPDATE", id);
    }

    Optional<Arrival> find(String messageId, String agency) {
        return first(SELECT + "message_id = ? AND agency = ?", messageId, agency);
    }

    /** The last time that the agency got the document. */
    Optional<Arrival> ofDocument(String agency, String documentId) {
        return first(
                SELECT + "agency = ? AND document_id = ? AND kind <> 'recall' ORDER BY id DESC", agency, documentId);
    }

    /** What became the document, or the entry with that node. */
    List<Arrival> ofNode(String nodeId) {
        return rows(SELECT + "node_id = ? ORDER BY id", nodeId);
    }

    List<Arrival> ofEntry(long intakeId) {
        return rows(SELECT + "intake_id = ? ORDER BY id", intakeId);
    }

    String body(long id) {
        return Objects.requireNonNull(
                jdbc.queryForObject("SELECT body FROM vt_exchange_arrival WHERE id = ?", String.class, id));
    }

    List<Arrival> list(Arrivals.Filter filter, long before, int limit) {
        List<Object> values = new ArrayList<>();
        String where = where(filter, values);
        values.add(before);
        return rows(SELECT + where + " AND id < ? ORDER BY id DESC LIMIT " + limit, values.toArray());
    }

    long count(Arrivals.Filter filter) {
        List<Object> values = new ArrayList<>();
        String where = where(filter, values);
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT count(*) FROM vt_exchange_arrival WHERE " + where, Long.class, values.toArray()));
    }

    private static String where(Arrivals.Filter filter, List<Object> values) {
        StringBuilder where = new StringBuilder("agency = ?");
        values.add(filter.agency());
        if (!filter.states().isEmpty()) {
            where.append(" AND state IN (")
                    .append(Sql.marks(filter.states().size()))
                    .append(")");
            filter.states().forEach(state -> values.add(state.code()));
        }
        if (!filter.text().isEmpty()) {
            where.append(" AND search_key LIKE ? ESCAPE '!'");
            values.add(SqlLike.containing(TextKey.of(filter.text())));
        }
        return where.toString();
    }

    private Optional<Arrival> first(String sql, Object... values) {
        return rows(sql, values).stream().findFirst();
    }

    private List<Arrival> rows(String sql, Object... values) {
        return jdbc.query(sql, (row, index) -> read(row), values);
    }

    private static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static Arrival read(ResultSet row) throws SQLException {
        return new Arrival(
                row.getLong("id"),
                row.getLong("version"),
                row.getString("message_id"),
                row.getString("agency"),
                row.getString("sender"),
                row.getString("sender_name"),
                row.getString("kind"),
                row.getString("connector"),
                row.getString("digest"),
                row.getString("document_id"),
                row.getString("number_text"),
                SqlTime.readDate(row, "document_date"),
                row.getString("subject"),
                ArrivalState.of(row.getString("state")),
                row.getString("words"),
                row.getString("signature"),
                longOrNull(row, "intake_id"),
                row.getString("node_id"),
                longOrNull(row, "affects"),
                SqlTime.read(row, "sent_at"),
                SqlTime.read(row, "arrived_at"),
                SqlTime.read(row, "changed_at"));
    }
}
