package org.vanthu.archive.transfer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.archive.ArchiveStage;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The rows of transfers. */
final class TransferTable {

    private final JdbcTemplate jdbc;

    TransferTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * A transfer.
     *
     * @param code the code under which it is registered at the historical archive
     * @param state how far it is, one of the constants
     */
    record Transfer(
            @JsonFormat(shape = JsonFormat.Shape.STRING) long id,
            String agency,
            String code,
            String title,
            String state,
            @Nullable LocalDate registeredOn,
            String note,
            Instant createdAt,
            String createdBy,
            long version) {

        static final String DRAFT = "draft";
        static final String REGISTERED = "registered";
        static final String SENT = "sent";
        static final String DONE = "done";
    }

    /**
     * A dossier of a transfer.
     *
     * @param state {@code planned}, {@code packed}, {@code waiting}, {@code processing}, {@code passed}, {@code failed}
     *     or {@code done}
     */
    record Item(
            String dossier,
            int ordinal,
            String state,
            String objectId,
            String sha256,
            long sizeBytes,
            String reason,
            Instant changedAt,
            String code,
            int year,
            String title,
            @Nullable String retention) {

        static final String PLANNED = "planned";
        static final String PACKED = "packed";
        static final String WAITING = "waiting";
        static final String PROCESSING = "processing";
        static final String PASSED = "passed";
        static final String FAILED = "failed";
        static final String DONE = "done";
    }

    /** A dossier that may be handed over. */
    record Candidate(
            String dossier,
            String code,
            int year,
            String title,
            @Nullable String retention,
            Instant acceptedAt,
            @Nullable Integer accessionYear) {}

    void insert(Transfer transfer) {
        Sql.insert(
                jdbc,
                "vt_archive_transfer",
                Sql.map(
                        "id",
                        transfer.id(),
                        "agency",
                        transfer.agency(),
                        "code",
                        transfer.code(),
                        "title",
                        transfer.title(),
                        "state",
                        transfer.state(),
                        "registered_on",
                        transfer.registeredOn(),
                        "note",
                        transfer.note(),
                        "created_at",
                        transfer.createdAt(),
                        "created_by",
                        transfer.createdBy(),
                        "version",
                        transfer.version()));
    }

    void add(long transfer, String dossier, int ordinal, Instant at) {
        Sql.insert(
                jdbc,
                "vt_archive_transfer_item",
                Sql.map(
                        "transfer",
                        transfer,
                        "dossier",
                        dossier,
                        "ordinal",
                        ordinal,
                        "state",
                        Item.PLANNED,
                        "object_id",
                        "",
                        "sha256",
                        "",
                        "size_bytes",
                        0L,
                        "reason",
                        "",
                        "changed_at",
                        at));
    }

    Optional<Transfer> find(long id) {
        return one("SELECT * FROM vt_archive_transfer WHERE id = ?", id);
    }

    Optional<Transfer> lock(long id) {
        return one("SELECT * FROM vt_archive_transfer WHERE id = ? FOR UPDATE", id);
    }

    boolean isCodeTaken(String agency, String code) {
        return !jdbc.queryForList(
                        "SELECT id FROM vt_archive_transfer WHERE agency = ? AND code = ?", Long.class, agency, code)
                .isEmpty();
    }

    /** Writes columns of a transfer of which the version was seen; false if it is another by now. */
    boolean change(long id, long version, Map<String, ? extends @Nullable Object> columns) {
        return Sql.update(jdbc, "vt_archive_transfer", "id", id, version, columns);
    }

    void changeItem(long transfer, String dossier, Map<String, ? extends @Nullable Object> columns) {
        List<@Nullable Object> values = new ArrayList<>(columns.values());
        values.add(transfer);
        values.add(dossier);
        jdbc.update(
                "UPDATE vt_archive_transfer_item SET " + Sql.sets(columns) + " WHERE transfer = ? AND dossier = ?",
                values.toArray());
    }

    List<Transfer> list(String agency, long before, int limit) {
        return jdbc.query(
                "SELECT * FROM vt_archive_transfer WHERE agency = ? AND id < ? ORDER BY id DESC LIMIT ?",
                (row, i) -> read(row),
                agency,
                before,
                limit);
    }

    List<Item> items(long transfer) {
        return jdbc.query(
                "SELECT i.*, d.code, d.dossier_year, d.title, d.retention FROM vt_archive_transfer_item i"
                        + " JOIN vt_dossier d ON d.id = i.dossier WHERE i.transfer = ? ORDER BY i.ordinal",
                (row, i) -> new Item(
                        row.getString("dossier"),
                        row.getInt("ordinal"),
                        row.getString("state"),
                        row.getString("object_id"),
                        row.getString("sha256"),
                        row.getLong("size_bytes"),
                        row.getString("reason"),
                        SqlTime.read(row, "changed_at"),
                        row.getString("code"),
                        row.getInt("dossier_year"),
                        row.getString("title"),
                        row.getString("retention")),
                transfer);
    }

    /**
     * Permanent dossiers that the archive keeps, by id.
     *
     * @param takenUntil the last year of submission, or null for any
     */
    List<Candidate> candidates(String agency, @Nullable Integer takenUntil, String after, int limit) {
        List<Object> values = new ArrayList<>(List.of(agency, ArchiveStage.ACCEPTED, after));
        String year = "";
        if (takenUntil != null) {
            year = " AND a.accession_year <= ?";
            values.add(takenUntil);
        }
        values.add(limit);
        return jdbc.query(
                "SELECT d.id, d.code, d.dossier_year, d.title, d.retention, a.stage_at, a.accession_year"
                        + " FROM vt_archive_dossier a JOIN vt_dossier d ON d.id = a.dossier"
                        + " JOIN vt_retention r ON r.dossier = a.dossier"
                        + " WHERE a.agency = ? AND a.stage = ? AND r.kind = 'permanent' AND a.dossier > ?" + year
                        + " ORDER BY a.dossier LIMIT ?",
                (row, i) -> new Candidate(
                        row.getString("id"),
                        row.getString("code"),
                        row.getInt("dossier_year"),
                        row.getString("title"),
                        row.getString("retention"),
                        SqlTime.read(row, "stage_at"),
                        row.getObject("accession_year", Integer.class)),
                values.toArray());
    }

    private Optional<Transfer> one(String sql, long id) {
        return jdbc.query(sql, (row, i) -> read(row), id).stream().findFirst();
    }

    private static Transfer read(ResultSet row) throws SQLException {
        return new Transfer(
                row.getLong("id"),
                row.getString("agency"),
                row.getString("code"),
                row.getString("title"),
                row.getString("state"),
                SqlTime.readDate(row, "registered_on"),
                row.getString("note"),
                SqlTime.read(row, "created_at"),
                row.getString("created_by"),
                row.getLong("version"));
    }
}
