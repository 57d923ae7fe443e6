package org.vanthu.capture.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.shared.SqlTime;

/**
 * Which entries came beside which other one, in the table {@code vt_intake_attachment}. Every method works in the
 * caller's transaction.
 */
public final class IntakeAttachments {
    private final JdbcClient jdbc;

    public IntakeAttachments(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Ties an entry to the one that it came beside, or that a clerk says it belongs to. */
    public void attach(long attachedId, long mainId) {
        jdbc.sql("DELETE FROM vt_intake_attachment WHERE attached_id = :attached")
                .param("attached", attachedId)
                .update();
        jdbc.sql("INSERT INTO vt_intake_attachment (attached_id, main_id) VALUES (:attached, :main)")
                .param("attached", attachedId)
                .param("main", mainId)
                .update();
    }

    /** Makes the entry one of its own. */
    public void detach(long attachedId, Instant at) {
        jdbc.sql("UPDATE vt_intake_attachment SET separated_at = :at WHERE attached_id = :attached")
                .param("at", SqlTime.of(at))
                .param("attached", attachedId)
                .update();
    }

    /** The entry to whose document this one belongs. */
    public Optional<Long> mainOf(long attachedId) {
        return jdbc.sql(
                        "SELECT main_id FROM vt_intake_attachment WHERE attached_id = :attached AND separated_at IS NULL")
                .param("attached", attachedId)
                .query(Long.class)
                .optional();
    }

    /** The entry that this one came beside, though it may be one of its own by now. */
    public Optional<Long> cameBeside(long attachedId) {
        return jdbc.sql("SELECT main_id FROM vt_intake_attachment WHERE attached_id = :attached")
                .param("attached", attachedId)
                .query(Long.class)
                .optional();
    }

    /** The entries that belong to the document of this one, oldest first. */
    public List<Long> attachedTo(long mainId) {
        return jdbc.sql(
                        "SELECT attached_id FROM vt_intake_attachment WHERE main_id = :main AND separated_at IS NULL ORDER BY attached_id")
                .param("main", mainId)
                .query(Long.class)
                .list();
    }
}
