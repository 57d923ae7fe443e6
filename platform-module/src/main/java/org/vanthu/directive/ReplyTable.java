package org.vanthu.directive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Sql;

/** Which drafts report the result of which line. */
final class ReplyTable {

    private final JdbcTemplate jdbc;

    ReplyTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** @throws ConflictException if the draft reports on a line already */
    void add(long id, String nodeId, long lineId, Instant at, String by) {
        try {
            Sql.insert(
                    jdbc,
                    "vt_directive_reply",
                    Sql.map("id", id, "node_id", nodeId, "line_id", lineId, "created_at", at, "created_by", by));
        } catch (DuplicateKeyException e) {
            throw new ConflictException("directive.error.replies-already", nodeId);
        }
    }

    /** The line on which the draft reports. */
    Optional<Long> lineOf(String nodeId) {
        return jdbc
                .queryForList("SELECT line_id FROM vt_directive_reply WHERE node_id = ?", Long.class, nodeId)
                .stream()
                .findFirst();
    }

    /** The drafts that report on the line, oldest first. */
    List<String> of(long lineId) {
        return jdbc.queryForList(
                "SELECT node_id FROM vt_directive_reply WHERE line_id = ? ORDER BY id", String.class, lineId);
    }
}
