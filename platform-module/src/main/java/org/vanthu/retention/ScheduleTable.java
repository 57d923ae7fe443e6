package org.vanthu.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlLike;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;

/** The rows of schedules and of their rules. */
final class ScheduleTable {

    private static final int BATCH = 200;

    private final JdbcTemplate jdbc;

    ScheduleTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void insert(Schedule schedule) {
        Sql.insert(
                jdbc,
                "vt_retention_schedule",
                Sql.map(
                        "id", schedule.id(),
                        "agency", schedule.agency(),
                        "kind", schedule.kind(),
                        "title", schedule.title(),
                        "source", schedule.source(),
                        "valid_from", schedule.validFrom(),
                        "valid_to", schedule.validTo(),
                        "completeness", schedule.completeness(),
                        "state", schedule.state(),
                        "replaces", schedule.replaces(),
                        "floor_schedule", schedule.floor(),
                        "note", schedule.note(),
                        "loaded_at", schedule.loadedAt(),
                        "loaded_by", schedule.loadedBy(),
                        "version", schedule.version()));
    }

    void insert(List<RetentionRule> rules) {
        jdbc.batchUpdate(
                "INSERT INTO vt_retention_rule (id, schedule, ordinal, code, group_code, group_title, title, title_key, kind,"
                        + " years, event_words, submission, replaces, note, version) VALUES (" + Sql.marks(15) + ")",
                rules,
                BATCH,
                (statement, rule) -> {
                    statement.setString(1, rule.id());
                    statement.setString(2, rule.schedule());
                    statement.setInt(3, rule.ordinal());
                    statement.setString(4, rule.code());
                    statement.setString(5, rule.groupCode());
                    statement.setString(6, rule.groupTitle());
                    statement.setString(7, rule.title());
                    statement.setString(8, TextKey.of(rule.title()));
                    statement.setString(9, rule.period().kind().code());
                    statement.setObject(10, rule.period().years(), java.sql.Types.INTEGER);
                    statement.setString(11, rule.period().eventWords());
                    statement.setString(12, rule.submission());
                    statement.setString(13, rule.replaces());
                    statement.setString(14, rule.note());
                    statement.setLong(15, rule.version());
                });
    }

    Optional<Schedule> find(String id) {
        return jdbc
                .query("SELECT * FROM vt_retention_schedule WHERE id = ?", (row, index) -> schedule(row), id)
                .stream()
                .findFirst();
    }

    /** Those of all agencies and of this one, the latest first. */
    List<Schedule> of(String agency) {
        return jdbc.query(
                "SELECT * FROM vt_retention_schedule WHERE agency IN ('', ?) ORDER BY valid_from DESC, id",
                (row, index) -> schedule(row),
                agency);
    }

    /** False where somebody else was first. */
    boolean setState(String id, String state, long version) {
        return Sql.update(jdbc, "vt_retention_schedule", "id", id, version, Sql.map("state", state));
    }

    Optional<RetentionRule> rule(String id) {
        return rules(List.of(id)).stream().findFirst();
    }

    List<RetentionRule> rules(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.query(
                        "SELECT * FROM vt_retention_rule WHERE id IN (" + Sql.marks(ids.size()) + ") ORDER BY id",
                        (row, index) -> rule(row),
                        ids.toArray());
    }

    List<RetentionRule> rulesOf(String schedule) {
        return jdbc.query(
                "SELECT * FROM vt_retention_rule WHERE schedule = ? ORDER BY ordinal, id",
                (row, index) -> rule(row),
                schedule);
    }

    /** Rules in force that an agency may choose, whose code or title has the words. */
    List<RetentionRule> search(String agency, String words, int limit) {
        List<Object> values = new ArrayList<>(List.of(agency));
        String condition = "";
        if (!words.isBlank()) {
            condition = " AND (r.title_key LIKE ? ESCAPE '!' OR lower(r.code) LIKE ? ESCAPE '!')";
            values.add(SqlLike.containing(TextKey.of(words)));
            values.add(SqlLike.startingWith(words.strip().toLowerCase(java.util.Locale.ROOT)));
        }
        values.add(limit);
        return jdbc.query(
                "SELECT r.* FROM vt_retention_rule r JOIN vt_retention_schedule s ON s.id = r.schedule"
                        + " WHERE s.agency IN ('', ?) AND s.state <> '" + Schedule.WITHDRAWN + "'" + condition
                        + " ORDER BY CASE s.kind WHEN 'agency' THEN 0 WHEN 'sector' THEN 1 ELSE 2 END,"
                        + " s.valid_from DESC, s.id, r.ordinal LIMIT ?",
                (row, index) -> rule(row),
                values.toArray());
    }

    /** False where somebody else was first. */
    boolean change(RetentionRule rule) {
        return Sql.update(
                jdbc,
                "vt_retention_rule",
                "id",
                rule.id(),
                rule.version(),
                Sql.map(
                        "title", rule.title(),
                        "title_key", TextKey.of(rule.title()),
                        "kind", rule.period().kind().code(),
                        "years", rule.period().years(),
                        "event_words", rule.period().eventWords(),
                        "note", rule.note()));
    }

    private static Schedule schedule(ResultSet row) throws SQLException {
        return new Schedule(
                row.getString("id"),
                row.getString("agency"),
                row.getString("kind"),
                row.getString("title"),
                row.getString("source"),
                java.util.Objects.requireNonNull(SqlTime.readDate(row, "valid_from")),
                SqlTime.readDate(row, "valid_to"),
                row.getString("completeness"),
                row.getString("state"),
                row.getString("replaces"),
                row.getString("floor_schedule"),
                row.getString("note"),
                SqlTime.read(row, "loaded_at"),
                row.getString("loaded_by"),
                row.getLong("version"));
    }

    private static RetentionRule rule(ResultSet row) throws SQLException {
        return new RetentionRule(
                row.getString("id"),
                row.getString("schedule"),
                row.getInt("ordinal"),
                row.getString("code"),
                row.getString("group_code"),
                row.getString("group_title"),
                row.getString("title"),
                period(row, "kind", "years", row.getString("event_words")),
                row.getString("submission"),
                row.getString("replaces"),
                row.getString("note"),
                row.getLong("version"));
    }

    static RetentionPeriod period(ResultSet row, String kind, String years, String eventWords) throws SQLException {
        return new RetentionPeriod(
                RetentionKind.known(row.getString(kind)), row.getObject(years, Integer.class), eventWords);
    }
}
