package org.vanthu.reminder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/**
 * The rows of {@code vt_reminder}, and looks at {@code vt_work_item}: what has a deadline and was not noted yet is
 * found by one statement for each agency and stage, over what runs only.
 */
final class ReminderTable {

    private static final String WORK =
            "w.id AS w_id, w.agency AS w_agency, w.node_id AS w_node, w.process_name, w.step_name, w.part_name, w.unit AS w_unit,"
                    + " w.holder, w.started_by, w.started_for, w.title, w.label, w.urgency, w.running, w.due_at AS w_due_at,"
                    + " w.soon_at";
    private static final String NOT_NOTED =
            " AND NOT EXISTS (SELECT 1 FROM vt_reminder r WHERE r.item_id = w.id AND r.stage = ? AND r.due_at = w.due_at)";

    private final JdbcTemplate jdbc;

    ReminderTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * What runs and came to the stage without having been noted, at most so many.
     *
     * @param atOnce the codes of the rules by which something is to be done at once
     */
    List<DueWork> notNoted(String agency, Stage stage, Instant now, Set<String> atOnce, int limit) {
        List<Object> values = new ArrayList<>(List.of(agency, SqlTime.of(now)));
        String rules = Sql.marks(Math.max(1, atOnce.size()));
        String when = switch (stage) {
            case AT_ONCE -> "w.due_rule IN (" + rules + ")";
            case SOON -> "w.due_rule NOT IN (" + rules + ") AND w.due_at >= ?";
            default -> "w.due_at < ?";
        };
        if (stage != Stage.OVERDUE) {
            values.addAll(atOnce.isEmpty() ? Set.of("") : atOnce);
        }
        if (stage != Stage.AT_ONCE) {
            values.add(SqlTime.of(now));
        }
        values.add(stage.code());
        return jdbc.query(
                "SELECT " + WORK + " FROM vt_work_item w WHERE w.agency = ? AND w.running = 1 AND w.soon_at <= ? AND "
                        + when
                        + NOT_NOTED
                        + " ORDER BY w.id LIMIT " + limit,
                (row, number) -> work(row),
                values.toArray());
    }

    /** What runs in a unit, or in the hands of a person, and is near or past its deadline. */
    List<DueWork> late(
            String agency, @Nullable String unit, @Nullable String person, boolean soonToo, Instant now, int limit) {
        List<Object> values = new ArrayList<>(List.of(agency, SqlTime.of(now)));
        String where = "w.agency = ? AND w.running = 1 AND " + (soonToo ? "w.soon_at <= ?" : "w.due_at < ?");
        if (unit != null) {
            where += " AND w.unit = ?";
            values.add(unit);
        }
        if (person != null) {
            where += " AND w.holder = ?";
            values.add(person);
        }
        return jdbc.query(
                "SELECT " + WORK + " FROM vt_work_item w WHERE " + where + " ORDER BY w.id LIMIT " + limit,
                (row, number) -> work(row),
                values.toArray());
    }

    Optional<DueWork> work(long item) {
        return jdbc
                .query("SELECT " + WORK + " FROM vt_work_item w WHERE w.id = ?", (row, number) -> work(row), item)
                .stream()
                .findFirst();
    }

    void insert(Reminder reminder) {
        jdbc.update(
                """
                INSERT INTO vt_reminder (id, agency, stage, item_id, node_id, unit, whom, by_user, for_user, at_time, channel, text_said, due_at, email)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                reminder.id(),
                reminder.agency(),
                reminder.stage(),
                reminder.item(),
                reminder.nodeId(),
                reminder.unit(),
                reminder.whom(),
                reminder.by(),
                reminder.onBehalfOf(),
                SqlTime.of(reminder.at()),
                reminder.channel(),
                reminder.text(),
                SqlTime.ofNullable(reminder.dueAt()),
                reminder.email());
    }

    /**
     * A page of what somebody was told, the last first; of what a principal was told, when the reader has seen it is
     * the reader's own.
     */
    List<Noted> mine(
            String agency, Reader reader, boolean reports, boolean everything, @Nullable Long before, int limit) {
        List<Object> values = new ArrayList<>(List.of(reader.userName(), reader.userName()));
        String represented = reader.represented(reports, values);
        values.add(agency);
        String where =
                "(r.whom = ?" + (represented.isEmpty() ? "" : " OR " + represented) + ") AND r.agency = ? AND r.stage "
                        + (reports ? "=" : "<>") + " 'report'" + (everything ? "" : " AND w.running = 1");
        if (before != null) {
            values.add(before);
        }
        return jdbc.query(
                "SELECT r.*, " + WORK + ", s.seen_at AS delegate_seen_at FROM vt_reminder r"
                        + " JOIN vt_work_item w ON w.id = r.item_id"
                        + " LEFT JOIN vt_reminder_seen s ON s.reminder_id = r.id AND s.user_name = ? WHERE " + where
                        + (before == null ? "" : " AND r.id < ?") + " ORDER BY r.id DESC LIMIT " + limit,
                (row, number) ->
                        noted(row, row.getString("whom").equals(reader.userName()) ? "seen_at" : "delegate_seen_at"),
                values.toArray());
    }

    /** A page of who was urged, the last first. */
    List<Noted> urged(
            String agency,
            @Nullable String nodeId,
            @Nullable String unit,
            @Nullable String person,
            @Nullable Long before,
            int limit) {
        List<Object> values = new ArrayList<>(List.of(agency));
        StringBuilder where = new StringBuilder("r.agency = ? AND r.stage = 'urge'");
        if (nodeId != null) {
            where.append(" AND r.node_id = ?");
            values.add(nodeId);
        }
        if (person != null && unit != null) {
            where.append(" AND (r.unit = ? OR r.whom = ? OR r.by_user = ? OR r.for_user = ?)");
            Collections.addAll(values, unit, person, person, person);
        } else if (person != null) {
            where.append(" AND (r.whom = ? OR r.by_user = ? OR r.for_user = ?)");
            Collections.addAll(values, person, person, person);
        }
        return select(where.toString(), values, before, limit);
    }

    /** How many things that are not done yet somebody, or a principal, was told of and the reader has not seen. */
    long unseen(String agency, Reader reader) {
        List<Object> values = new ArrayList<>(List.of(reader.userName()));
        String represented = reader.represented(false, values);
        String principals = represented.isEmpty()
                ? ""
                : " OR ((" + represented + ") AND NOT EXISTS (SELECT 1 FROM vt_reminder_seen s"
                        + " WHERE s.reminder_id = r.id AND s.user_name = ?))";
        if (!represented.isEmpty()) {
            values.add(reader.userName());
        }
        values.add(agency);
        Long count = jdbc.queryForObject(
                "SELECT COUNT(*) FROM vt_reminder r JOIN vt_work_item w ON w.id = r.item_id WHERE ("
                        + "(r.whom = ? AND r.seen_at IS NULL)" + principals
                        + ") AND r.agency = ? AND r.stage <> 'report' AND w.running = 1",
                Long.class,
                values.toArray());
        return count == null ? 0 : count;
    }

    /**
     * Notes that somebody has seen some of what he, or a principal, was told, or all of it up to the newest he was
     * shown. That a delegate has seen something is not the principal's look.
     */
    int seen(String agency, Reader reader, Collection<Long> ids, @Nullable Long upTo, Instant at) {
        if (upTo == null && ids.isEmpty()) {
            return 0;
        }
        String which = upTo == null ? "id IN (" + Sql.marks(ids.size()) + ")" : "id <= ?";
        Collection<Long> wanted = upTo == null ? ids : List.of(upTo);
        List<Object> own = new ArrayList<>(List.of(SqlTime.of(at), reader.userName(), agency));
        own.addAll(wanted);
        int seen = jdbc.update(
                "UPDATE vt_reminder SET seen_at = ? WHERE whom = ? AND agency = ? AND seen_at IS NULL AND " + which,
                own.toArray());
        List<Object> values = new ArrayList<>(List.of(reader.userName(), SqlTime.of(at)));
        String represented = reader.represented(false, values);
        if (represented.isEmpty()) {
            return seen;
        }
        values.add(agency);
        values.addAll(wanted);
        values.add(reader.userName());
        return seen
                + jdbc.update(
                        "INSERT INTO vt_reminder_seen (reminder_id, user_name, seen_at) SELECT r.id, ?, ? FROM vt_reminder r"
                                + " JOIN vt_work_item w ON w.id = r.item_id WHERE (" + represented
                                + ") AND r.agency = ? AND r.stage <> 'report' AND r." + which
                                + " AND NOT EXISTS (SELECT 1 FROM vt_reminder_seen o WHERE o.reminder_id = r.id AND o.user_name = ?)",
                        values.toArray());
    }

    /** Takes some messages to send out of the queue; each is sent at most once. */
    List<Noted> claimMails(int limit) {
        List<Noted> queued = jdbc.query(
                "SELECT r.*, " + WORK
                        + " FROM vt_reminder r JOIN vt_work_item w ON w.id = r.item_id WHERE r.email = 'queued'"
                        + " ORDER BY r.id LIMIT " + limit,
                (row, number) -> noted(row));
        return queued.stream()
                .filter(one -> jdbc.update(
                                "UPDATE vt_reminder SET email = 'sending' WHERE id = ? AND email = 'queued'",
                                one.reminder().id())
                        > 0)
                .toList();
    }

    void setEmail(long id, String state) {
        jdbc.update("UPDATE vt_reminder SET email = ? WHERE id = ?", state, id);
    }

    private List<Noted> select(String where, List<?> values, @Nullable Long before, int limit) {
        List<Object> all = new ArrayList<>(values);
        if (before != null) {
            all.add(before);
        }
        return jdbc.query(
                "SELECT r.*, " + WORK + " FROM vt_reminder r JOIN vt_work_item w ON w.id = r.item_id WHERE " + where
                        + (before == null ? "" : " AND r.id < ?") + " ORDER BY r.id DESC LIMIT " + limit,
                (row, number) -> noted(row),
                all.toArray());
    }

    private static Noted noted(ResultSet row) throws SQLException {
        return noted(row, "seen_at");
    }

    private static Noted noted(ResultSet row, String seen) throws SQLException {
        return new Noted(
                new Reminder(
                        row.getLong("id"),
                        row.getString("agency"),
                        row.getString("stage"),
                        row.getLong("item_id"),
                        row.getString("node_id"),
                        row.getString("unit"),
                        row.getString("whom"),
                        row.getString("by_user"),
                        row.getString("for_user"),
                        SqlTime.read(row, "at_time"),
                        row.getString("channel"),
                        row.getString("text_said"),
                        SqlTime.readNullable(row, "due_at"),
                        SqlTime.readNullable(row, seen),
                        row.getString("email")),
                work(row));
    }

    private static DueWork work(ResultSet row) throws SQLException {
        return new DueWork(
                row.getLong("w_id"),
                row.getString("w_agency"),
                row.getString("w_node"),
                row.getString("process_name"),
                row.getString("step_name"),
                row.getString("part_name"),
                row.getString("w_unit"),
                row.getString("holder"),
                row.getString("started_by"),
                row.getString("started_for"),
                row.getString("title"),
                row.getString("label"),
                row.getInt("urgency"),
                row.getInt("running") == 1,
                SqlTime.readNullable(row, "w_due_at"),
                SqlTime.readNullable(row, "soon_at"));
    }

    /** A reminder with the work that it is about, as that is now. */
    record Noted(Reminder reminder, DueWork work) {}
}
