package org.vanthu.directive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.directive.DirectiveRow.Checked;
import org.vanthu.directive.DirectiveRow.Paper;
import org.vanthu.directive.DirectiveRow.Words;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;

/** The rows of directives. */
final class DirectiveTable {

    private static final int MAX_KEY = 2400;

    private final JdbcTemplate jdbc;

    DirectiveTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(DirectiveRow row) {
        Map<String, @Nullable Object> columns = Sql.map(
                "id", row.id(),
                "agency", row.agency(),
                "node_id", row.nodeId(),
                "source", row.source(),
                "ordinal", row.ordinal(),
                "state", row.state(),
                "given_at", row.givenAt(),
                "entered_at", row.enteredAt(),
                "entered_by", row.enteredBy(),
                "version", row.version());
        columns.putAll(columns(row.words()));
        columns.putAll(columns(row.paper()));
        Sql.insert(jdbc, "vt_directive", columns);
    }

    static Map<String, @Nullable Object> columns(Words words) {
        return Sql.map(
                "content", words.content(),
                "content_key", Sql.cut(TextKey.of(words.content()), MAX_KEY),
                "ordered_by", words.orderedBy(),
                "ordered_name", words.orderedName(),
                "officer", words.officer(),
                "field_code", words.field(),
                "result_kind", words.resultKind(),
                "long_term", words.longTerm() ? 1 : 0,
                "long_term_decision", words.longTermDecision(),
                "urgency", words.urgency());
    }

    static Map<String, @Nullable Object> columns(Paper paper) {
        return Sql.map("number_text", paper.number(), "document_date", paper.date(), "subject", paper.subject());
    }

    /**
     * Changes a directive that still is as it was seen.
     *
     * @throws ConflictException if somebody was faster
     */
    DirectiveRow change(DirectiveRow seen, Map<String, @Nullable Object> columns) {
        if (!Sql.update(jdbc, "vt_directive", "id", seen.id(), seen.version(), columns)) {
            throw new ConflictException("directive.error.changed-meanwhile", seen.shown());
        }
        return find(seen.id()).orElseThrow();
    }

    void delete(DirectiveRow seen) {
        if (jdbc.update("DELETE FROM vt_directive WHERE id = ? AND version = ?", seen.id(), seen.version()) != 1) {
            throw new ConflictException("directive.error.changed-meanwhile", seen.shown());
        }
    }

    Optional<DirectiveRow> find(long id) {
        return jdbc.query("SELECT * FROM vt_directive WHERE id = ?", (row, index) -> read(row), id).stream()
                .findFirst();
    }

    /** The directives of a document, in order. */
    List<DirectiveRow> of(String nodeId) {
        return jdbc.query(
                "SELECT * FROM vt_directive WHERE node_id = ? ORDER BY ordinal, id", (row, index) -> read(row), nodeId);
    }

    Map<Long, DirectiveRow> byId(Collection<Long> ids) {
        Map<Long, DirectiveRow> rows = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(
                    "SELECT * FROM vt_directive WHERE id IN (" + Sql.marks(ids.size()) + ")",
                    row -> {
                        DirectiveRow one = read(row);
                        rows.put(one.id(), one);
                    },
                    ids.toArray());
        }
        return rows;
    }

    /** Whether the person follows a directive of the document. */
    boolean isOfficer(String nodeId, String userName) {
        Long count = jdbc.queryForObject(
                "SELECT count(*) FROM vt_directive WHERE node_id = ? AND officer = ?", Long.class, nodeId, userName);
        return count != null && count > 0;
    }

    /** Empties the words; who had it until when stays. */
    void redact(long id) {
        jdbc.update(
                "UPDATE vt_directive SET content = '-', content_key = '-', subject = '-', long_term_decision = '',"
                        + " version = version + 1 WHERE id = ?",
                id);
    }

    private static DirectiveRow read(ResultSet row) throws SQLException {
        Instant checkedAt = SqlTime.readNullable(row, "checked_at");
        return new DirectiveRow(
                row.getLong("id"),
                row.getString("agency"),
                row.getString("node_id"),
                row.getString("source"),
                row.getInt("ordinal"),
                row.getString("state"),
                new Words(
                        row.getString("content"),
                        row.getString("ordered_by"),
                        row.getString("ordered_name"),
                        row.getString("officer"),
                        row.getString("field_code"),
                        row.getString("result_kind"),
                        row.getInt("long_term") == 1,
                        row.getString("long_term_decision"),
                        row.getInt("urgency")),
                new Paper(
                        row.getString("number_text"), SqlTime.readDate(row, "document_date"), row.getString("subject")),
                SqlTime.readNullable(row, "given_at"),
                SqlTime.read(row, "entered_at"),
                row.getString("entered_by"),
                checkedAt == null
                        ? null
                        : new Checked(checkedAt, row.getString("checked_by"), row.getString("checked_hash")),
                row.getLong("version"));
    }
}
