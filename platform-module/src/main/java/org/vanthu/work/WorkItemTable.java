package org.vanthu.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.deadline.Deadline;
import org.vanthu.deadline.DueColumns;
import org.vanthu.delegation.Acting;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;

/** The rows of work items. */
final class WorkItemTable {

    /** Urgencies are 0 to 4; lists sort by 4 minus the urgency, ascending like everything else in the index. */
    private static final int HIGHEST_URGENCY = 4;

    private static final int MAX_KEY = 600;

    private final JdbcTemplate jdbc;

    WorkItemTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(WorkItem item) {
        Map<String, @Nullable Object> columns = Sql.map(
                "id", item.id(),
                "agency", item.agency(),
                "node_id", item.nodeId(),
                "process_name", item.process(),
                "branch", item.branch(),
                "parent_id", item.parent(),
                "step_name", item.step(),
                "part_name", item.part(),
                "unit", item.unit(),
                "holder", item.holder(),
                "urgency", item.urgency(),
                "urgency_rank", HIGHEST_URGENCY - item.urgency(),
                "state", item.state(),
                "running", 1,
                "title", item.title(),
                "label", item.label(),
                "title_key", key(item.title(), item.label()),
                "started_at", item.startedAt(),
                "started_by", item.startedBy(),
                "started_for", item.startedFor(),
                "instruction", item.instruction(),
                "task_id", item.taskId(),
                "version", item.version());
        columns.putAll(DueColumns.of(item.deadline()));
        Sql.insert(jdbc, "vt_work_item", columns);
    }

    Optional<WorkItem> find(long id) {
        return query("SELECT * FROM vt_work_item WHERE id = ?", id).stream().findFirst();
    }

    /** Reads the row and keeps it locked until the transaction ends. */
    Optional<WorkItem> lock(long id) {
        return query("SELECT * FROM vt_work_item WHERE id = ? FOR UPDATE", id).stream()
                .findFirst();
    }

    /** Everything that was ever done with the document, oldest first. */
    List<WorkItem> of(String nodeId) {
        return query("SELECT * FROM vt_work_item WHERE node_id = ? ORDER BY id", nodeId);
    }

    /** What a person holds in an agency now, oldest first. */
    List<WorkItem> heldBy(String agency, String holder) {
        return jdbc.query(
                "SELECT * FROM vt_work_item WHERE agency = ? AND holder = ? AND running = 1 ORDER BY id",
                (row, index) -> read(row),
                agency,
                holder);
    }

    /** What somebody has of the branch now, locked; at most one row. */
    List<WorkItem> lockRunning(String branch) {
        return query("SELECT * FROM vt_work_item WHERE branch = ? AND running = 1 FOR UPDATE", branch);
    }

    /** What runs of the branches. */
    List<WorkItem> running(Collection<String> branches) {
        return in("running = 1 AND branch", branches);
    }

    /** All of the branches, oldest first. */
    List<WorkItem> ofBranches(Collection<String> branches) {
        return in("branch", branches);
    }

    private List<WorkItem> in(String condition, Collection<String> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                "SELECT * FROM vt_work_item WHERE " + condition + " IN (" + Sql.marks(values.size()) + ") ORDER BY id",
                (row, index) -> read(row),
                values.toArray());
    }

    /** What runs in an agency with a deadline. */
    List<WorkItem> withDeadline(String agency) {
        return query("SELECT * FROM vt_work_item WHERE agency = ? AND running = 1 AND due_at IS NOT NULL", agency);
    }

    void end(long id, Instant at, Acting acting, String outcome, String comment) {
        jdbc.update(
                "UPDATE vt_work_item SET state = ?, running = 0, ended_at = ?, ended_by = ?, ended_for = ?, outcome = ?,"
                        + " comment_text = ?, version = version + 1 WHERE id = ?",
                WorkItem.ENDED,
                SqlTime.of(at),
                acting.actor(),
                acting.principal(),
                outcome,
                comment,
                id);
    }

    void setDeadline(long id, @Nullable Deadline due) {
        Map<String, @Nullable Object> columns = DueColumns.of(due);
        List<@Nullable Object> values = new ArrayList<>(columns.values());
        values.add(id);
        jdbc.update(
                "UPDATE vt_work_item SET " + Sql.sets(columns) + ", version = version + 1 WHERE id = ?",
                values.toArray());
    }

    /** What lists show of the document changed. */
    void describe(String nodeId, String title, String label, int urgency) {
        jdbc.update(
                "UPDATE vt_work_item SET title = ?, label = ?, title_key = ?, urgency = ?, urgency_rank = ? WHERE node_id = ?",
                title,
                label,
                key(title, label),
                urgency,
                HIGHEST_URGENCY - urgency,
                nodeId);
    }

    /** Removes the words that were said about a document; who held it when stays. */
    void redact(String nodeId) {
        jdbc.update("UPDATE vt_work_item SET instruction = '', comment_text = NULL WHERE node_id = ?", nodeId);
        describe(nodeId, "-", "", 0);
    }

    private List<WorkItem> query(String sql, Object value) {
        return jdbc.query(sql, (row, index) -> read(row), value);
    }

    private static String key(String title, String label) {
        return Sql.cut(TextKey.of(title) + " " + label.toLowerCase(Locale.ROOT), MAX_KEY);
    }

    static WorkItem read(ResultSet row) throws SQLException {
        return new WorkItem(
                row.getLong("id"),
                row.getString("agency"),
                row.getString("node_id"),
                row.getString("process_name"),
                row.getString("branch"),
                row.getObject("parent_id", Long.class),
                row.getString("step_name"),
                row.getString("part_name"),
                row.getString("unit"),
                row.getString("holder"),
                row.getInt("urgency"),
                row.getString("state"),
                row.getString("title"),
                row.getString("label"),
                SqlTime.read(row, "started_at"),
                row.getString("started_by"),
                row.getString("started_for"),
                row.getString("instruction"),
                DueColumns.read(row),
                SqlTime.readNullable(row, "ended_at"),
                row.getString("ended_by"),
                row.getString("ended_for"),
                row.getString("outcome"),
                row.getString("comment_text"),
                row.getString("task_id"),
                row.getLong("version"));
    }
}
