package org.vanthu.archive;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.archive.Submission.Finding;
import org.vanthu.archive.Submission.Item;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The rows of submissions and their lists. Whoever changes one locks its row first. */
final class SubmissionTable {

    private final JdbcTemplate jdbc;

    SubmissionTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(Submission one) {
        Sql.insert(
                jdbc,
                "vt_archive_submission",
                Sql.map(
                        "id", one.id(),
                        "agency", one.agency(),
                        "submission_year", one.year(),
                        "ordinal", one.ordinal(),
                        "unit", one.unit(),
                        "giver", one.giver(),
                        "state", one.state(),
                        "title", one.title(),
                        "note", one.note(),
                        "submitted_at", one.submittedAt(),
                        "version", one.version()));
    }

    void insert(Item item) {
        Sql.insert(
                jdbc,
                "vt_archive_submission_item",
                Sql.map(
                        "submission", item.submission(),
                        "ordinal", item.ordinal(),
                        "dossier", item.dossier(),
                        "code", item.code(),
                        "dossier_year", item.year(),
                        "title", item.title(),
                        "first_date", item.firstDate(),
                        "last_date", item.lastDate(),
                        "retention", item.retention(),
                        "documents", item.documents(),
                        "files", item.files(),
                        "pages", item.pages(),
                        "sheets", item.sheets(),
                        "note", item.note(),
                        "content_key", item.contentKey()));
    }

    /** @throws NotFoundException if there is none */
    Submission get(String id) {
        return one("SELECT * FROM vt_archive_submission WHERE id = ?", id);
    }

    /**
     * Locks the row until the transaction ends.
     *
     * @throws ConflictException if another version was seen
     */
    Submission lock(String id, long version) {
        Submission found = one("SELECT * FROM vt_archive_submission WHERE id = ? FOR UPDATE", id);
        if (found.version() != version) {
            throw new ConflictException("archive.error.changed-meanwhile");
        }
        return found;
    }

    private Submission one(String sql, String id) {
        return jdbc.query(sql, (row, index) -> read(row), id).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("archive.error.no-submission", id));
    }

    /** How far its minutes are. */
    Minutes minutes(String id) {
        return jdbc
                .query("SELECT * FROM vt_archive_submission WHERE id = ?", (row, index) -> readMinutes(row), id)
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("archive.error.no-submission", id));
    }

    List<Submission> query(String sql, List<Object> values) {
        return jdbc.query(sql, (row, index) -> read(row), values.toArray());
    }

    List<Item> items(String submission) {
        return jdbc.query(
                "SELECT * FROM vt_archive_submission_item WHERE submission = ? ORDER BY ordinal",
                (row, index) -> item(row),
                submission);
    }

    /** How many dossiers a submission has, and how many are not decided. */
    Map<String, int[]> counts(List<String> submissions) {
        Map<String, int[]> counts = new java.util.HashMap<>();
        if (!submissions.isEmpty()) {
            jdbc.query(
                    "SELECT submission, count(*) AS items, sum(CASE WHEN result IS NULL THEN 1 ELSE 0 END) AS undecided"
                            + " FROM vt_archive_submission_item WHERE submission IN (" + Sql.marks(submissions.size())
                            + ") GROUP BY submission",
                    row -> {
                        counts.put(
                                row.getString("submission"), new int[] {row.getInt("items"), row.getInt("undecided")});
                    },
                    submissions.toArray());
        }
        return counts;
    }

    void change(Submission one, Map<String, ? extends @Nullable Object> columns) {
        if (!Sql.update(jdbc, "vt_archive_submission", "id", one.id(), one.version(), columns)) {
            throw new ConflictException("archive.error.changed-meanwhile");
        }
    }

    void checked(Item item, List<Finding> findings, Instant at) {
        jdbc.update(
                "UPDATE vt_archive_submission_item SET findings = ?, checked_at = ? WHERE submission = ? AND dossier = ?",
                Json.write(findings),
                SqlTime.of(at),
                item.submission(),
                item.dossier());
    }

    void decided(Item item, String result, @Nullable String reason) {
        jdbc.update(
                "UPDATE vt_archive_submission_item SET result = ?, reason = ? WHERE submission = ? AND dossier = ?",
                result,
                reason,
                item.submission(),
                item.dossier());
    }

    private static Submission read(ResultSet row) throws SQLException {
        return new Submission(
                row.getString("id"),
                row.getString("agency"),
                row.getInt("submission_year"),
                row.getInt("ordinal"),
                row.getString("unit"),
                row.getString("giver"),
                row.getString("state"),
                row.getString("title"),
                row.getString("note"),
                SqlTime.read(row, "submitted_at"),
                row.getString("received_by"),
                SqlTime.readNullable(row, "received_at"),
                row.getLong("version"));
    }

    private static Minutes readMinutes(ResultSet row) throws SQLException {
        return new Minutes(
                row.getString("minutes"), signed(row, HandOverSide.GIVER), signed(row, HandOverSide.RECEIVER));
    }

    private static Minutes.@Nullable Signed signed(ResultSet row, HandOverSide side) throws SQLException {
        Instant at = SqlTime.readNullable(row, side.code() + "_signed_at");
        return at == null
                ? null
                : new Minutes.Signed(
                        at, row.getString(side.code() + "_signed_by"), row.getString(side.code() + "_signature"));
    }

    private static Item item(ResultSet row) throws SQLException {
        String findings = row.getString("findings");
        return new Item(
                row.getString("submission"),
                row.getInt("ordinal"),
                row.getString("dossier"),
                row.getString("code"),
                row.getInt("dossier_year"),
                row.getString("title"),
                SqlTime.readDate(row, "first_date"),
                SqlTime.readDate(row, "last_date"),
                row.getString("retention"),
                row.getInt("documents"),
                row.getInt("files"),
                row.getInt("pages"),
                ArchiveTable.number(row, "sheets"),
                row.getString("note"),
                row.getString("content_key"),
                SqlTime.readNullable(row, "checked_at"),
                findings == null ? List.of() : Arrays.asList(Json.read(findings, Finding[].class)),
                row.getString("result"),
                row.getString("reason"));
    }
}
