package org.vanthu.outgoing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;

/** The table of outgoing documents. A change names the version that was seen; the database decides who was first. */
final class OutgoingTable {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    OutgoingTable(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    void insert(String nodeId, String agency, String kind, String drafter, DraftFields fields) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("node_id", nodeId);
        columns.put("agency", agency);
        columns.put("kind", kind);
        columns.put("state", OutgoingState.DRAFT.code());
        columns.put("drafter", drafter);
        columns.putAll(columns(fields));
        columns.put("draft_version", 0);
        columns.put("page_amount", 0);
        columns.put("created_at", SqlTime.of(clock.instant()));
        columns.put("changed_at", SqlTime.of(clock.instant()));
        columns.put("version", 1L);
        Sql.insert(jdbc, "vt_outgoing", columns);
    }

    /**
     * Changes columns of a document that still is as it was seen.
     *
     * @throws ConflictException if somebody was faster ({@code outgoing.error.changed-meanwhile})
     */
    Outgoing change(Outgoing seen, Map<String, ? extends @Nullable Object> columns) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(columns);
        all.put("changed_at", SqlTime.of(clock.instant()));
        if (!Sql.update(jdbc, "vt_outgoing", "node_id", seen.nodeId(), seen.version(), all)) {
            throw changedMeanwhile(seen);
        }
        return find(seen.nodeId()).orElseThrow();
    }

    static ConflictException changedMeanwhile(Outgoing seen) {
        return ConflictException.with(
                Map.of("nodeId", seen.nodeId()), "outgoing.error.changed-meanwhile", seen.shown());
    }

    Optional<Outgoing> find(String nodeId) {
        return jdbc.query("SELECT * FROM vt_outgoing WHERE node_id = ?", (row, index) -> read(row), nodeId).stream()
                .findFirst();
    }

    /** As {@link #find}, locked until the transaction ends. */
    Optional<Outgoing> lock(String nodeId) {
        return jdbc
                .query("SELECT * FROM vt_outgoing WHERE node_id = ? FOR UPDATE", (row, index) -> read(row), nodeId)
                .stream()
                .findFirst();
    }

    /**
     * @throws ConflictException if a document of the year has that number and notation already; the key of the table
     *     refuses it in any case
     */
    void requireUnused(String agency, int year, String number) {
        Long same = jdbc.queryForObject(
                "SELECT count(*) FROM vt_outgoing WHERE agency = ? AND number_year = ? AND number_text = ?",
                Long.class,
                agency,
                year,
                number);
        if (same != null && same > 0) {
            throw new ConflictException("outgoing.error.number-taken", number);
        }
    }

    /** How many documents are in the state. */
    long count(String agency, OutgoingState state) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT count(*) FROM vt_outgoing WHERE agency = ? AND state = ?", Long.class, agency, state.code()));
    }

    /** Documents of an agency that fit, those changed last first. */
    Page<Outgoing> list(OutgoingFilter filter, Keyset keyset) {
        StringBuilder sql = new StringBuilder("SELECT o.* FROM vt_outgoing o WHERE o.agency = ?");
        List<Object> values = new ArrayList<>(List.of(filter.agency()));
        filter.appendTo(sql, values);
        String time = filter.time();
        if (!keyset.isFirstPage()) {
            sql.append(" AND (o.").append(time).append(", o.node_id) < (?, ?)");
            try {
                values.add(SqlTime.of(Instant.parse(keyset.after().get(0))));
                values.add(keyset.after().get(1));
            } catch (DateTimeException | IndexOutOfBoundsException e) {
                throw InvalidInputException.field(e, "after", keyset.after(), "shared.error.page-position", "");
            }
        }
        sql.append(" ORDER BY o.").append(time).append(" DESC, o.node_id DESC LIMIT ?");
        values.add(keyset.limit() + 1);
        List<Outgoing> rows = jdbc.query(sql.toString(), (row, index) -> read(row), values.toArray());
        return Page.of(rows, keyset.limit(), one -> List.of(filter.timeOf(one), one.nodeId()), null);
    }

    /** The documents of a series between two numbers, in order. */
    List<Outgoing> ofSeries(String seriesId, long from, long to, int limit) {
        return jdbc.query(
                "SELECT * FROM vt_outgoing WHERE series_id = ? AND ordinal BETWEEN ? AND ? ORDER BY ordinal LIMIT ?",
                (row, index) -> read(row),
                seriesId,
                from,
                to,
                limit);
    }

    /** The columns that people's entries fill. */
    static Map<String, @Nullable Object> columns(DraftFields f) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("unit", f.unit());
        columns.put("type_code", f.typeCode());
        columns.put("type_name", f.typeName());
        columns.put("subject", f.subject());
        columns.put("subject_key", TextKey.of(f.subject()));
        columns.put("urgency", f.urgency());
        columns.put("language", f.language());
        columns.put("signer", f.signer());
        columns.put("signer_position", f.signerPosition());
        columns.put("competence", f.competence());
        columns.put("controller", f.controller());
        columns.put("series", f.series());
        columns.put("notation", f.notation());
        columns.put("submission", f.submission());
        columns.put("issue_mode", f.mode());
        columns.put("mode_reason", f.modeReason());
        columns.put("reply_requested", f.replyRequested());
        columns.put("reply_due", f.replyDue());
        columns.put("reply_note", f.replyNote());
        columns.put("wide", f.wide());
        columns.put("important", f.important());
        columns.put("copies", f.copies());
        columns.put("note", f.note());
        return columns;
    }

    private static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    static Outgoing read(ResultSet row) throws SQLException {
        return new Outgoing(
                row.getString("node_id"),
                row.getString("agency"),
                row.getString("kind"),
                OutgoingState.of(row.getString("state")),
                row.getString("drafter"),
                fields(row),
                stage(row),
                row.getString("branch"),
                row.getInt("draft_version"),
                row.getInt("page_amount"),
                row.getString("returned_reason"),
                SqlTime.read(row, "created_at"),
                SqlTime.read(row, "changed_at"),
                row.getLong("version"));
    }

    private static DraftFields fields(ResultSet row) throws SQLException {
        return new DraftFields(
                row.getString("unit"),
                row.getString("type_code"),
                row.getString("type_name"),
                row.getString("subject"),
                row.getInt("urgency"),
                row.getString("language"),
                row.getString("signer"),
                row.getString("signer_position"),
                row.getString("competence"),
                row.getString("controller"),
                row.getString("series"),
                row.getString("notation"),
                row.getString("submission"),
                row.getString("issue_mode"),
                row.getString("mode_reason"),
                row.getBoolean("reply_requested"),
                SqlTime.readDate(row, "reply_due"),
                row.getString("reply_note"),
                row.getBoolean("wide"),
                row.getBoolean("important"),
                row.getInt("copies"),
                row.getString("note"));
    }

    private static Stage stage(ResultSet row) throws SQLException {
        return new Stage(
                row.getString("approved_hash"),
                SqlTime.readNullable(row, "approved_at"),
                row.getString("approved_by"),
                SqlTime.readNullable(row, "signed_at"),
                row.getString("signed_by"),
                row.getString("signature"),
                row.getString("series_id"),
                longOrNull(row, "ordinal"),
                row.getString("number_text"),
                SqlTime.readDate(row, "issued_date"),
                SqlTime.readNullable(row, "numbered_at"),
                row.getString("numbered_by"),
                row.getString("document_id"),
                SqlTime.readNullable(row, "sealed_at"),
                row.getString("sealed_by"),
                SqlTime.readNullable(row, "issued_at"),
                row.getString("issued_by"),
                SqlTime.readNullable(row, "reply_closed_at"),
                row.getString("reply_closed_by"));
    }
}
