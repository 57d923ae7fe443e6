package org.vanthu.routing;

import java.time.Clock;
import javax.sql.DataSource;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.SqlTime;

/** The rows of {@code vt_incoming_follow}. */
final class FollowUps {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    FollowUps(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = clock;
    }

    /** What is noted of the document. */
    FollowUp of(String nodeId) {
        return jdbc
                .query(
                        "SELECT * FROM vt_incoming_follow WHERE node_id = ?",
                        (row, index) -> new FollowUp(
                                row.getString("subject_area"),
                                SqlTime.readDate(row, "follow_on"),
                                row.getString("follow_note"),
                                row.getLong("version")),
                        nodeId)
                .stream()
                .findFirst()
                .orElse(FollowUp.NONE);
    }

    /**
     * Writes what is to be noted.
     *
     * @param followUp with the version that was seen
     * @throws ConflictException if somebody else wrote meanwhile
     */
    void save(String nodeId, FollowUp followUp, String by) {
        boolean written = followUp.version() == 0 ? insert(nodeId, followUp, by) : update(nodeId, followUp, by);
        if (!written) {
            throw new ConflictException("routing.error.changed-meanwhile", nodeId);
        }
    }

    private boolean insert(String nodeId, FollowUp followUp, String by) {
        try {
            return jdbc.update(
                            """
                            INSERT INTO vt_incoming_follow (node_id, subject_area, follow_on, follow_note, changed_at, changed_by, version)
                            VALUES (?, ?, ?, ?, ?, ?, 1)""",
                            nodeId,
                            followUp.area(),
                            followUp.on(),
                            followUp.note(),
                            SqlTime.of(clock.instant()),
                            by)
                    == 1;
        } catch (DuplicateKeyException e) {
            throw new ConflictException("routing.error.changed-meanwhile", nodeId);
        }
    }

    private boolean update(String nodeId, FollowUp followUp, String by) {
        return jdbc.update(
                        """
                        UPDATE vt_incoming_follow SET subject_area = ?, follow_on = ?, follow_note = ?, changed_at = ?, changed_by = ?,
                          version = version + 1 WHERE node_id = ? AND version = ?""",
                        followUp.area(),
                        followUp.on(),
                        followUp.note(),
                        SqlTime.of(clock.instant()),
                        by,
                        nodeId,
                        followUp.version())
                == 1;
    }

    /** Removes the words, because the document is secret. */
    void redact(String nodeId) {
        jdbc.update("DELETE FROM vt_incoming_follow WHERE node_id = ?", nodeId);
    }
}
