package org.vanthu.mailbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TimeOrderedIds;

/** The rows of messages and their files; works in the caller's transaction. */
final class MailTable {

    private final JdbcTemplate jdbc;
    private final TimeOrderedIds ids;

    MailTable(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.ids = new TimeOrderedIds(clock);
    }

    long nextId() {
        return ids.next();
    }

    void insert(MailRow row) {
        Sql.insert(
                jdbc,
                "vt_mailbox_message",
                Sql.map(
                        "id", row.id(),
                        "mailbox", row.mailbox(),
                        "agency", row.agency(),
                        "digest", row.digest(),
                        "message_id", row.messageId(),
                        "sender", row.sender(),
                        "sender_name", row.senderName(),
                        "organization", row.organization(),
                        "subject", row.subject(),
                        "words", row.words(),
                        "sent_at", row.sentAt(),
                        "received_at", row.receivedAt(),
                        "state", row.state(),
                        "reason", row.reason(),
                        "answer", row.answer()));
        List<Object[]> files = new ArrayList<>();
        for (MailRow.File file : row.files()) {
            files.add(new @Nullable Object[] {
                row.id(), files.size() + 1, file.fileName(), file.sizeBytes(), file.intakeId(), file.reason()
            });
        }
        jdbc.batchUpdate(
                "INSERT INTO vt_mailbox_file (message_id, ordinal, file_name, size_bytes, intake_id, reason)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                files);
    }

    /** The row of the same message. */
    Optional<MailRow> find(String mailbox, String digest) {
        return rows("SELECT * FROM vt_mailbox_message WHERE mailbox = ? AND digest = ?", mailbox, digest).stream()
                .findFirst();
    }

    /** Those whose answer has not gone out, the oldest first. */
    List<MailRow> toAnswer(int limit) {
        return rows("SELECT * FROM vt_mailbox_message WHERE answer = ? ORDER BY id LIMIT " + limit, MailRow.QUEUED);
    }

    void setAnswer(long id, String answer) {
        jdbc.update("UPDATE vt_mailbox_message SET answer = ? WHERE id = ?", answer, id);
    }

    /** Those of an agency, the last first; of a state, or of all where it is empty. */
    List<MailRow> list(String agency, String state, long before, int limit) {
        List<Object> values = new ArrayList<>(List.of(agency, before));
        String where = "agency = ? AND id < ?";
        if (!state.isEmpty()) {
            where += " AND state = ?";
            values.add(state);
        }
        return rows(
                "SELECT * FROM vt_mailbox_message WHERE " + where + " ORDER BY id DESC LIMIT " + limit,
                values.toArray());
    }

    /** The messages that an entry came with, the first first. */
    List<MailRow> ofEntry(long intakeId) {
        return rows(
                "SELECT m.* FROM vt_mailbox_message m WHERE m.id IN"
                        + " (SELECT f.message_id FROM vt_mailbox_file f WHERE f.intake_id = ?) ORDER BY m.id",
                intakeId);
    }

    private List<MailRow> rows(String sql, Object... values) {
        List<MailRow> rows = jdbc.query(sql, (row, index) -> read(row), values);
        if (rows.isEmpty()) {
            return rows;
        }
        Map<Long, List<MailRow.File>> files = new HashMap<>();
        jdbc.query(
                "SELECT * FROM vt_mailbox_file WHERE message_id IN (" + Sql.marks(rows.size())
                        + ") ORDER BY message_id, ordinal",
                row -> {
                    files.computeIfAbsent(row.getLong("message_id"), id -> new ArrayList<>())
                            .add(new MailRow.File(
                                    row.getString("file_name"),
                                    row.getLong("size_bytes"),
                                    row.getObject("intake_id") == null ? null : row.getLong("intake_id"),
                                    row.getString("reason")));
                },
                rows.stream().map(MailRow::id).toArray());
        return rows.stream()
                .map(row -> row.with(files.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static MailRow read(ResultSet row) throws SQLException {
        @Nullable Instant sentAt = SqlTime.readNullable(row, "sent_at");
        return new MailRow(
                row.getLong("id"),
                row.getString("mailbox"),
                row.getString("agency"),
                row.getString("digest"),
                row.getString("message_id"),
                row.getString("sender"),
                row.getString("sender_name"),
                row.getString("organization"),
                row.getString("subject"),
                row.getString("words"),
                sentAt,
                SqlTime.read(row, "received_at"),
                row.getString("state"),
                row.getString("reason"),
                row.getString("answer"),
                List.of());
    }
}
