package org.vanthu.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlLike;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;
import org.vanthu.shared.TimeOrderedIds;

/** The table {@code vt_exchange}. Every method works in the caller's transaction. */
final class ExchangeTable {

    private static final int MAX_KEY = 700;

    /** The conditions behind the states of {@link ExchangeRow#state}. */
    private static final Map<String, String> STATES = Map.of(
            "sent", "e.confirmed_at IS NULL AND i.state NOT IN ('registered', 'refused')",
            "confirmed", "e.confirmed_at IS NOT NULL AND i.state NOT IN ('registered', 'refused')",
            "registered", "i.state = 'registered'",
            "refused", "i.state = 'refused'");

    private static final String FROM = " FROM vt_exchange e JOIN vt_intake i ON i.id = e.intake_id WHERE ";

    private final JdbcTemplate jdbc;
    private final IntakeLedger ledger;
    private final TimeOrderedIds ids;

    ExchangeTable(DataSource dataSource, IntakeLedger ledger, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.ledger = ledger;
        this.ids = new TimeOrderedIds(clock);
    }

    static boolean isState(String word) {
        return STATES.containsKey(word);
    }

    /**
     * What a list shows.
     *
     * @param side {@code sender} or {@code receiver}: the column that names the agency
     * @param state a state, or empty for all
     * @param text in number, subject or note, or empty
     */
    record Filter(String side, String agency, String state, String text) {}

    /** Adds a row; empty if the sender has sent the receiver this very file. */
    Optional<Long> insert(Shipment shipment, long intakeId, Instant sentAt, String sentBy) {
        Long before = jdbc.queryForObject(
                "SELECT count(*) FROM vt_exchange WHERE intake_id = ? AND sender = ?",
                Long.class,
                intakeId,
                shipment.sender());
        if (before != null && before > 0) {
            return Optional.empty();
        }
        long id = ids.next();
        Sql.insert(
                jdbc,
                "vt_exchange",
                Sql.map(
                        "id", id,
                        "version", 1,
                        "sender", shipment.sender(),
                        "receiver", shipment.receiver(),
                        "intake_id", intakeId,
                        "kind", shipment.kind(),
                        "number_text", shipment.number(),
                        "document_date", shipment.date(),
                        "type_code", shipment.type(),
                        "subject", shipment.subject(),
                        "note", shipment.note(),
                        "search_key", Sql.cut(TextKey.of(shipment.number() + " " + shipment.subject()), MAX_KEY),
                        "sent_at", sentAt,
                        "sent_by", sentBy));
        return Optional.of(id);
    }

    Optional<ExchangeRow> find(long id) {
        return rows("SELECT * FROM vt_exchange WHERE id = ?", id).stream().findFirst();
    }

    /** What was sent as the entry, the first first. */
    List<ExchangeRow> ofEntry(long intakeId) {
        return rows("SELECT * FROM vt_exchange WHERE intake_id = ? ORDER BY id", intakeId);
    }

    /** Rows, the newest first. */
    List<ExchangeRow> list(Filter filter, long before, int limit) {
        List<Object> values = new ArrayList<>();
        String where = where(filter, values) + " AND e.id < ?";
        values.add(before);
        return rows("SELECT e.*" + FROM + where + " ORDER BY e.id DESC LIMIT " + limit, values.toArray());
    }

    long count(Filter filter) {
        List<Object> values = new ArrayList<>();
        String where = where(filter, values);
        return Objects.requireNonNull(
                jdbc.queryForObject("SELECT count(*)" + FROM + where, Long.class, values.toArray()));
    }

    private static String where(Filter filter, List<Object> values) {
        StringBuilder where = new StringBuilder("e.").append(filter.side).append(" = ?");
        values.add(filter.agency);
        if (!filter.state.isEmpty()) {
            where.append(" AND ").append(STATES.get(filter.state));
        }
        if (!filter.text.isEmpty()) {
            where.append(" AND e.search_key LIKE ? ESCAPE '!'");
            values.add(SqlLike.containing(TextKey.of(filter.text)));
        }
        return where.toString();
    }

    /** Notes that it came; false if the row is another one than was seen. */
    boolean confirm(long id, long version, Instant at, String by) {
        return jdbc.update(
                        "UPDATE vt_exchange SET confirmed_at = ?, confirmed_by = ?, version = version + 1"
                                + " WHERE id = ? AND version = ? AND confirmed_at IS NULL",
                        SqlTime.of(at),
                        by,
                        id,
                        version)
                == 1;
    }

    /** A row whose entry was not looked up yet. */
    private record WithoutEntry(long intakeId, Function<Intake, ExchangeRow> with) {}

    private List<ExchangeRow> rows(String sql, Object... values) {
        List<WithoutEntry> rows = jdbc.query(sql, (row, index) -> read(row), values);
        Map<Long, Intake> entries =
                ledger.find(rows.stream().map(WithoutEntry::intakeId).toList());
        return rows.stream()
                .map(row -> row.with().apply(Objects.requireNonNull(entries.get(row.intakeId()))))
                .toList();
    }

    private static WithoutEntry read(ResultSet row) throws SQLException {
        Shipment shipment = new Shipment(
                row.getString("sender"),
                row.getString("receiver"),
                row.getString("kind"),
                row.getString("number_text"),
                SqlTime.readDate(row, "document_date"),
                row.getString("type_code"),
                row.getString("subject"),
                row.getString("note"));
        long id = row.getLong("id");
        long version = row.getLong("version");
        Instant sentAt = SqlTime.read(row, "sent_at");
        String sentBy = row.getString("sent_by");
        Instant confirmedAt = SqlTime.readNullable(row, "confirmed_at");
        String confirmedBy = row.getString("confirmed_by");
        return new WithoutEntry(
                row.getLong("intake_id"),
                entry -> new ExchangeRow(id, version, shipment, sentAt, sentBy, confirmedAt, confirmedBy, entry));
    }
}
