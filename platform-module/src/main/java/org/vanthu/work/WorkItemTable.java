package org.vanthu.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.deadline.Deadline;
import org.vanthu.delegation.Acting;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;

/** The rows of work items. */
final class WorkItemTable {

    /** Stands for no deadline where lists sort: such work comes after all that has one. */
    static final Instant NEVER = Instant.parse("2999-12-31T00:00:00Z");

    /** Urgencies are 0 to 4; lists sort by 4 minus the urgency, ascending like everything else in the index. */
    private static final int HIGHEST_URGENCY = 4;

    private static final int MAX_KEY = 600;

    private final JdbcTemplate jdbc;

    WorkItemTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(WorkItem item) {
        Deadline due = item.deadline();
        jdbc.update(
                "INSERT INTO vt_work_item (id, agency, node_id, process_name, branch, parent_id, step_name, part_name, unit,"
                        + " holder, urgency, urgency_rank, state, running, title, label, title_key, started_at, started_by,"
                        + " started_for, instruction, due_rule, due_from, due_at, soon_at, due_sort, task_id, version)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                item.id(),
                item.agency(),
                item.nodeId(),
                item.process(),
                item.branch(),
                item.parent(),
                item.step(),
                item.part(),
                item.unit(),
                item.holder(),
                item.urgency(),
                HIGHEST_URGENCY - item.urgency(),
                item.state(),
                item.title(),
                item.label(),
                key(item),
                SqlTime.of(item.startedAt()),
                item.startedBy(),
                item.startedFor(),
                item.instruction(),
                due == null ? null : due.rule(),
                due == null ? null : SqlTime.of(due.from()),
                due == null ? null : SqlTime.of(due.at()),
                due == null ? null : SqlTime.of(due.soonAt()),
                SqlTime.of(due == null ? NEVER : due.at()),
                item.taskId(),
                item.version());
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
                "SELECT * FROM vt_work_item WHERE " + condition + " IN ("
                        + String.join(", ", Collections.nCopies(values.size(), "?")) + ") ORDER BY id",
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
        jdbc.update(
                "UPDATE vt_work_item SET due_rule = ?, due_from = ?, due_at = ?, soon_at = ?, due_sort = ?, version = version + 1"
                        + " WHERE id = ?",
                due == null ? null : due.rule(),
                due == null ? null : SqlTime.of(due.from()),
                due == null ? null : SqlTime.of(due.at()),
                due == null ? null : SqlTime.of(due.soonAt()),
                SqlTime.of(due == null ? NEVER : due.at()),
                id);
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

    private static String key(WorkItem item) {
        return key(item.title(), item.label());
    }

    private static String key(String title, String label) {
        String key = TextKey.of(title) + " " + label.toLowerCase(Locale.ROOT);
        return key.length() > MAX_KEY ? key.substring(0, MAX_KEY) : key;
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
                deadline(row),
                SqlTime.readNullable(row, "ended_at"),
                row.getString("ended_by"),
                row.getString("ended_for"),
                row.getString("outcome"),
                row.getString("comment_text"),
                row.getString("task_id"),
                row.getLong("version"));
    }

    private static @Nullable Deadline deadline(ResultSet row) throws SQLException {
        String rule = row.getString("due_rule");
        return rule == null
                ? null
                : new Deadline(
                        rule, SqlTime.read(row, "due_from"), SqlTime.read(row, "due_at"), SqlTime.read(row, "soon_at"));
    }
}
