package org.vanthu.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlLike;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;

/** Reads dossiers with what is known of their retention: the lists of the archivist, by keyset on indexes. */
final class RetainedDossiers {

    /** How long before its day a submission is told of. */
    static final int NOTICE_DAYS = 30;

    private static final int CHUNK = 500;
    private static final String NONE = "";

    private final JdbcTemplate jdbc;

    RetainedDossiers(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** One row of a list. */
    record Row(
            DossierRetention retention,
            String code,
            int year,
            String title,
            @Nullable String unit,
            String owner,
            String state,
            @Nullable String words) {}

    /** What a lock found. */
    record Found(String agency, String code, boolean destroyed) {}

    /** A list: its condition with a place for each of the days from today, and the column that sorts it, or the id. */
    private enum View {
        ALL("1 = 1", NONE, List.of()),
        RUNNING("t.stage = 'running'", NONE, List.of()),
        PERMANENT("t.stage = 'permanent'", NONE, List.of()),
        TERM("t.stage = 'term'", "t.expires_on", List.of()),
        DUE("t.due_on >= ? AND t.due_on <= ? AND t.kept_until IS NULL", "t.due_on", List.of(0, NOTICE_DAYS)),
        OVERDUE("t.due_on < ?", "t.due_on", List.of(0)),
        KEPT_BACK("t.kept_until >= ? AND t.due_on IS NOT NULL", "t.kept_until", List.of(0)),
        KEPT_ENDING(
                "t.kept_until >= ? AND t.kept_until <= ? AND t.due_on IS NOT NULL",
                "t.kept_until",
                List.of(0, NOTICE_DAYS)),
        EXPIRED("t.stage = 'term' AND t.expires_on < ?", "t.expires_on", List.of(0)),
        WAITING("t.stage = 'waiting'", NONE, List.of()),
        NO_RULE("t.stage <> 'running' AND t.stage <> 'destroyed' AND t.deciding_rule IS NULL", NONE, List.of()),
        HELD(
                "t.stage <> 'destroyed' AND EXISTS (SELECT 1 FROM vt_hold_item i JOIN vt_hold h ON h.id = i.hold WHERE"
                        + " i.target = t.dossier AND h.released_at IS NULL AND (h.until_date IS NULL OR h.until_date >= ?))",
                NONE,
                List.of(0)),
        DESTROYED("t.stage = 'destroyed'", NONE, List.of());

        private final String condition;
        private final String order;

        @SuppressWarnings("ImmutableEnumChecker")
        private final List<Integer> days;

        View(String condition, String order, List<Integer> days) {
            this.condition = condition;
            this.order = order;
            this.days = days;
        }

        static View of(@Nullable String name) {
            String wanted = name == null || name.isBlank() ? "all" : name;
            for (View view : values()) {
                if (view.code().equals(wanted)) {
                    return view;
                }
            }
            throw InvalidInputException.field("view", name, "retention.error.view", wanted);
        }

        String code() {
            String[] words = name().toLowerCase(java.util.Locale.ROOT).split("_", -1);
            return words.length == 1
                    ? words[0]
                    : words[0] + Character.toUpperCase(words[1].charAt(0)) + words[1].substring(1);
        }
    }

    /** At most so many of the list, behind the position that an earlier page gave. */
    List<Row> list(String agency, RetainedQuery query, LocalDate today, List<String> after, int limit) {
        View view = View.of(query.view());
        List<Object> values = new ArrayList<>();
        StringBuilder sql = new StringBuilder(
                        "SELECT t.*, d.code, d.dossier_year, d.title, d.unit, d.owner, d.state, d.retention AS words")
                .append(where(agency, query, view, today, values));
        if (!after.isEmpty()) {
            if (view.order.isEmpty()) {
                sql.append(" AND t.dossier > ?");
            } else {
                sql.append(" AND (").append(view.order).append(", t.dossier) > (?, ?)");
                values.add(Positions.date(after.get(0)));
            }
            values.add(after.get(after.size() - 1));
        }
        sql.append(" ORDER BY ")
                .append(view.order.isEmpty() ? "" : view.order + ", ")
                .append("t.dossier LIMIT ?");
        values.add(limit);
        return jdbc.query(sql.toString(), (row, index) -> read(row), values.toArray());
    }

    /** Where the page behind this row begins. */
    static List<Object> position(RetainedQuery query, Row row) {
        DossierRetention t = row.retention();
        return switch (View.of(query.view()).order) {
            case "t.due_on" -> List.of(String.valueOf(t.dueOn()), t.dossier());
            case "t.kept_until" -> List.of(String.valueOf(t.keptUntil()), t.dossier());
            case "t.expires_on" -> List.of(String.valueOf(t.expiresOn()), t.dossier());
            default -> List.of(t.dossier());
        };
    }

    /** The ids of those that a query finds, by their ids, at most so many. */
    List<String> ids(String agency, RetainedQuery query, LocalDate today, int limit) {
        List<Object> values = new ArrayList<>();
        String where = where(agency, query, View.of(query.view()), today, values);
        values.add(limit);
        return jdbc.queryForList(
                "SELECT t.dossier" + where + " ORDER BY t.dossier LIMIT ?", String.class, values.toArray());
    }

    /** How many are in each list, for the year at a glance. */
    Map<String, Long> counts(String agency, LocalDate today) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (View view : View.values()) {
            List<Object> values = new ArrayList<>();
            String where = where(agency, new RetainedQuery(null, null, null, null, null, null), view, today, values);
            Long count = jdbc.queryForObject("SELECT count(*)" + where, Long.class, values.toArray());
            counts.put(view.code(), count == null ? 0 : count);
        }
        return counts;
    }

    /** How a list stands for each keeper of dossiers in it. */
    Map<String, Standing> standing(String agency, String list, LocalDate today) {
        View view = View.of(list);
        List<Object> values = new ArrayList<>();
        String where = where(agency, new RetainedQuery(null, null, null, null, null, null), view, today, values);
        String day = view.order.isEmpty() ? "t.ended_on" : view.order;
        Map<String, Standing> standing = new TreeMap<>();
        jdbc.query(
                "SELECT d.owner, count(*) AS dossiers, max(" + day + ") AS last_day, max(t.set_at) AS last_set" + where
                        + " GROUP BY d.owner",
                row -> {
                    standing.put(
                            row.getString("owner"),
                            new Standing(
                                    row.getInt("dossiers"),
                                    view.order.isEmpty() ? null : SqlTime.readDate(row, "last_day"),
                                    SqlTime.read(row, "last_set")));
                },
                values.toArray());
        return standing;
    }

    /**
     * How a list stands.
     *
     * @param lastDay the latest day by which it is sorted, or null where it has none
     * @param lastSetAt when a row of it was written last
     */
    record Standing(int dossiers, @Nullable LocalDate lastDay, Instant lastSetAt) {

        Standing and(Standing other) {
            boolean later = lastDay == null || (other.lastDay != null && other.lastDay.isAfter(lastDay));
            return new Standing(
                    dossiers + other.dossiers,
                    later ? other.lastDay : lastDay,
                    other.lastSetAt.isAfter(lastSetAt) ? other.lastSetAt : lastSetAt);
        }
    }

    /** How many of a list there are, at most so many. */
    long count(String agency, String view, LocalDate today, int most) {
        return ids(agency, new RetainedQuery(view, null, null, null, null, null), today, most)
                .size();
    }

    private static String where(String agency, RetainedQuery query, View view, LocalDate today, List<Object> values) {
        StringBuilder sql = new StringBuilder(" FROM vt_retention t JOIN vt_dossier d ON d.id = t.dossier")
                .append(" WHERE t.agency = ? AND ")
                .append(view.condition);
        values.add(agency);
        view.days.forEach(days -> values.add(today.plusDays(days)));
        if (query.words() != null && !query.words().isBlank()) {
            sql.append(" AND (d.title_key LIKE ? ESCAPE '!' OR lower(d.code) LIKE ? ESCAPE '!')");
            values.add(SqlLike.containing(TextKey.of(query.words())));
            values.add(SqlLike.startingWith(query.words().strip().toLowerCase(java.util.Locale.ROOT)));
        }
        add(sql, values, " AND d.dossier_year >= ?", query.fromYear());
        add(sql, values, " AND d.dossier_year <= ?", query.toYear());
        add(sql, values, " AND d.unit = ?", query.unit());
        add(sql, values, " AND t.deciding_rule = ?", query.rule());
        return sql.toString();
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            sql.append(condition);
            values.add(value);
        }
    }

    /** Locks the rows of dossiers in the order of their ids and tells what they are, by id. */
    Map<String, Found> lock(Collection<String> dossiers) {
        Map<String, Found> found = new TreeMap<>();
        List<String> all = dossiers.stream().sorted().toList();
        for (int from = 0; from < all.size(); from += CHUNK) {
            List<String> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
            String marks = Sql.marks(chunk.size());
            jdbc.query(
                    "SELECT id, agency, code FROM vt_dossier WHERE id IN (" + marks + ") ORDER BY id FOR UPDATE",
                    row -> {
                        found.put(
                                row.getString("id"), new Found(row.getString("agency"), row.getString("code"), false));
                    },
                    chunk.toArray());
            // a locking read, because a plain one may show the past
            jdbc.query(
                    "SELECT dossier FROM vt_retention WHERE dossier IN (" + marks
                            + ") AND stage = 'destroyed' ORDER BY dossier FOR UPDATE",
                    row -> {
                        found.computeIfPresent(
                                row.getString("dossier"), (id, one) -> new Found(one.agency(), one.code(), true));
                    },
                    chunk.toArray());
        }
        return found;
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                RetentionTable.read(row),
                row.getString("code"),
                row.getInt("dossier_year"),
                row.getString("title"),
                row.getString("unit"),
                row.getString("owner"),
                row.getString("state"),
                row.getString("words"));
    }
}
