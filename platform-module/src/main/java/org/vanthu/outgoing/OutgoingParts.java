package org.vanthu.outgoing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.delegation.Acting;
import org.vanthu.shared.SqlTime;

/** What an outgoing document consists of besides its row: recipients, links, files, checks. */
final class OutgoingParts {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    OutgoingParts(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    // --- recipients

    List<Recipient> recipients(String nodeId) {
        return jdbc.query(
                "SELECT * FROM vt_outgoing_recipient WHERE node_id = ? ORDER BY ordinal",
                (row, index) -> recipient(row),
                nodeId);
    }

    void setRecipients(String nodeId, List<Recipient> recipients) {
        jdbc.update("DELETE FROM vt_outgoing_recipient WHERE node_id = ?", nodeId);
        for (Recipient one : recipients) {
            jdbc.update(
                    """
                    INSERT INTO vt_outgoing_recipient (node_id, ordinal, kind, code, name, purpose, copies, issue_mode,
                      delivery, delivered_at, delivery_note, dispatched_on, envelopes)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                    nodeId,
                    one.ordinal(),
                    one.kind(),
                    one.code(),
                    one.name(),
                    one.purpose(),
                    one.copies(),
                    one.mode(),
                    one.delivery(),
                    SqlTime.ofNullable(one.deliveredAt()),
                    one.deliveryNote(),
                    one.dispatchedOn(),
                    one.envelopes());
        }
    }

    void setDelivery(String nodeId, int ordinal, String delivery, Instant at, String note) {
        jdbc.update(
                "UPDATE vt_outgoing_recipient SET delivery = ?, delivered_at = ?, delivery_note = ? WHERE node_id = ? AND ordinal = ?",
                delivery,
                SqlTime.of(at),
                note,
                nodeId,
                ordinal);
    }

    void setMode(String nodeId, int ordinal, String mode) {
        jdbc.update(
                "UPDATE vt_outgoing_recipient SET issue_mode = ? WHERE node_id = ? AND ordinal = ?",
                mode,
                nodeId,
                ordinal);
    }

    void setDispatch(String nodeId, int ordinal, LocalDate on, int envelopes) {
        jdbc.update(
                "UPDATE vt_outgoing_recipient SET dispatched_on = ?, envelopes = ? WHERE node_id = ? AND ordinal = ?",
                on,
                envelopes,
                nodeId,
                ordinal);
    }

    private static Recipient recipient(ResultSet row) throws SQLException {
        return new Recipient(
                row.getInt("ordinal"),
                row.getString("kind"),
                row.getString("code"),
                row.getString("name"),
                row.getString("purpose"),
                row.getInt("copies"),
                row.getString("issue_mode"),
                row.getString("delivery"),
                SqlTime.readNullable(row, "delivered_at"),
                row.getString("delivery_note"),
                SqlTime.readDate(row, "dispatched_on"),
                row.getInt("envelopes"));
    }

    // --- links

    List<Link> links(String nodeId) {
        return jdbc.query(
                "SELECT * FROM vt_outgoing_link WHERE node_id = ? ORDER BY ordinal",
                (row, index) -> new Link(
                        row.getInt("ordinal"),
                        row.getString("kind"),
                        row.getString("target_id"),
                        row.getString("target_text")),
                nodeId);
    }

    void setLinks(String nodeId, List<Link> links) {
        jdbc.update("DELETE FROM vt_outgoing_link WHERE node_id = ?", nodeId);
        for (Link one : links) {
            jdbc.update(
                    "INSERT INTO vt_outgoing_link (node_id, ordinal, kind, target_id, target_text) VALUES (?, ?, ?, ?, ?)",
                    nodeId,
                    one.ordinal(),
                    one.kind(),
                    one.targetId(),
                    one.text());
        }
    }

    /** The documents that point to this one, with the kind of the link. */
    List<Link> linksTo(String targetId) {
        return jdbc.query(
                "SELECT * FROM vt_outgoing_link WHERE target_id = ? ORDER BY node_id, ordinal",
                (row, index) -> new Link(row.getInt("ordinal"), row.getString("kind"), row.getString("node_id"), ""),
                targetId);
    }

    // --- files

    List<OutgoingFile> files(String nodeId) {
        return jdbc.query(
                "SELECT * FROM vt_outgoing_file WHERE node_id = ? ORDER BY kind, ordinal",
                (row, index) -> file(row),
                nodeId);
    }

    Optional<OutgoingFile> file(String nodeId, String fileId) {
        return files(nodeId).stream().filter(file -> file.id().equals(fileId)).findFirst();
    }

    /** The last file of a kind that was not removed. */
    Optional<OutgoingFile> last(String nodeId, String kind) {
        return files(nodeId).stream()
                .filter(file -> file.kind().equals(kind) && !file.removed())
                .reduce((first, second) -> second);
    }

    int nextOrdinal(String nodeId, String kind) {
        Integer last = jdbc.queryForObject(
                "SELECT max(ordinal) FROM vt_outgoing_file WHERE node_id = ? AND kind = ?",
                Integer.class,
                nodeId,
                kind);
        return last == null ? 1 : last + 1;
    }

    void add(OutgoingFile file) {
        jdbc.update(
                """
                INSERT INTO vt_outgoing_file (file_id, node_id, kind, ordinal, name, mimetype, size_bytes, page_amount,
                  sha256, note, added_at, added_by, removed)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                file.id(),
                file.nodeId(),
                file.kind(),
                file.ordinal(),
                file.name(),
                file.mimetype(),
                file.sizeBytes(),
                file.pages(),
                file.sha256(),
                file.note(),
                SqlTime.of(file.addedAt()),
                file.addedBy(),
                file.removed());
    }

    void remove(String fileId) {
        jdbc.update("UPDATE vt_outgoing_file SET removed = ? WHERE file_id = ?", true, fileId);
    }

    private static OutgoingFile file(ResultSet row) throws SQLException {
        return new OutgoingFile(
                row.getString("file_id"),
                row.getString("node_id"),
                row.getString("kind"),
                row.getInt("ordinal"),
                row.getString("name"),
                row.getString("mimetype"),
                row.getLong("size_bytes"),
                row.getInt("page_amount"),
                row.getString("sha256"),
                row.getString("note"),
                SqlTime.read(row, "added_at"),
                row.getString("added_by"),
                row.getBoolean("removed"));
    }

    // --- checks

    List<Check> checks(String nodeId) {
        return jdbc.query(
                "SELECT * FROM vt_outgoing_check WHERE node_id = ? ORDER BY ordinal",
                (row, index) -> new Check(
                        row.getInt("ordinal"),
                        row.getString("kind"),
                        row.getBoolean("passed"),
                        SqlTime.read(row, "checked_at"),
                        row.getString("checked_by"),
                        row.getString("checked_for"),
                        row.getInt("draft_version"),
                        row.getString("sha256"),
                        row.getString("note")),
                nodeId);
    }

    /** Adds a check of the last version of the file. */
    void check(Outgoing document, String kind, boolean passed, Acting acting, String sha256, @Nullable String note) {
        Integer last = jdbc.queryForObject(
                "SELECT max(ordinal) FROM vt_outgoing_check WHERE node_id = ?", Integer.class, document.nodeId());
        jdbc.update(
                """
                INSERT INTO vt_outgoing_check (node_id, ordinal, kind, passed, checked_at, checked_by, checked_for,
                  draft_version, sha256, note)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                document.nodeId(),
                last == null ? 1 : last + 1,
                kind,
                passed,
                SqlTime.of(clock.instant()),
                acting.actor(),
                acting.principal(),
                document.draftVersion(),
                sha256,
                note == null ? "" : note);
    }
}
