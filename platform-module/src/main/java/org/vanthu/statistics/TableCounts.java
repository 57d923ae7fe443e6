package org.vanthu.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.organization.Role;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** Counts tables, and lists what was counted, by the same texts. */
final class TableCounts {

    /** Between the parts of a key; no code has it, and the last part may be any text. */
    private static final String SEPARATOR = "~";

    /** Work on drafts: who does not handle one learns nothing of what it is about. */
    private static final String DRAFTING = "outgoing";

    private final JdbcTemplate jdbc;
    private final Accounts accounts;
    private final Names names;
    private final DocumentQueries documents;
    private final Access access;

    TableCounts(DataSource dataSource, Accounts accounts, Names names, DocumentQueries documents, Access access) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.accounts = accounts;
        this.names = names;
        this.documents = documents;
        this.access = access;
    }

    /** All measures by key; one key without parts for the sum. */
    Map<List<String>, Map<String, Long>> figures(Question question, Visible visible, Condition.Moments moments) {
        Counting counting = question.subject().counting();
        List<String> keys = dimension(counting, question.by());
        List<String> measures = List.copyOf(counting.measures().keySet());
        Condition select = new Condition(moments).with("SELECT ", List.of());
        for (int i = 0; i < keys.size(); i++) {
            select.with("k" + i + ", ", List.of());
        }
        for (int i = 0; i < measures.size(); i++) {
            select.with((i == 0 ? "" : ", ") + "SUM(m" + i + ") AS s" + i, List.of());
        }
        select.with(" FROM (SELECT ", List.of());
        for (int i = 0; i < keys.size(); i++) {
            select.with(keys.get(i) + " AS k" + i + ", ", List.of());
        }
        int at = 0;
        for (String condition : counting.measures().values()) {
            select.add((at == 0 ? "" : ", ") + "CASE WHEN " + condition + " THEN 1 ELSE 0 END AS m" + at++);
        }
        select.with(" FROM " + counting.from(), List.of());
        where(select, question, visible);
        select.with(") counted", List.of());
        if (!keys.isEmpty()) {
            List<String> group = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                group.add("k" + i);
            }
            select.with(" GROUP BY " + String.join(", ", group), List.of());
        }
        Map<List<String>, Map<String, Long>> figures = new LinkedHashMap<>();
        jdbc.query(
                select.sql(),
                row -> {
                    List<String> key = new ArrayList<>();
                    for (int i = 0; i < keys.size(); i++) {
                        key.add(Objects.requireNonNullElse(row.getString(i + 1), ""));
                    }
                    Map<String, Long> values = new LinkedHashMap<>();
                    for (int i = 0; i < measures.size(); i++) {
                        values.put(measures.get(i), row.getLong("s" + i));
                    }
                    figures.put(key, values);
                },
                select.values());
        return figures;
    }

    /** What was counted into the measure, the oldest first. */
    Page<CountedRow> rows(
            Question question, Visible visible, Condition.Moments moments, String measure, Keyset keyset) {
        Counting counting = question.subject().counting();
        List<String> columns = counting.columns();
        Condition select = new Condition(moments).with("SELECT ", List.of());
        for (int i = 0; i < columns.size(); i++) {
            select.with((i == 0 ? "" : ", ") + columns.get(i) + " AS c" + i, List.of());
        }
        select.with(" FROM " + counting.rows(), List.of());
        where(select, question, visible);
        select.add(" AND (" + Objects.requireNonNull(counting.measures().get(measure), measure) + ")");
        String start = columns.get(7);
        String id = columns.get(0);
        if (!keyset.isFirstPage()) {
            select.with(" AND (" + start + ", " + id + ") > (?, ?)", position(keyset, counting.numericId()));
        }
        select.with(" ORDER BY " + start + ", " + id + " LIMIT " + (keyset.limit() + 1), List.of());
        List<CountedRow> rows = jdbc.query(select.sql(), (row, index) -> read(row), select.values());
        Page<CountedRow> page =
                Page.of(rows, keyset.limit(), row -> List.of(Objects.requireNonNull(row.startedAt()), row.id()), null);
        return named(question, page);
    }

    private static void where(Condition select, Question question, Visible visible) {
        Counting counting = question.subject().counting();
        select.with(
                " WHERE " + counting.agency() + " IN ("
                        + Sql.marks(visible.agencies().size()) + ")",
                visible.agencies());
        select.add(" AND " + counting.population());
        String unit = visible.unit();
        if (unit != null) {
            select.with(" AND " + counting.unit() + " = ?", List.of(unit));
        }
        question.filters().forEach((name, key) -> {
            List<String> columns = dimension(counting, name);
            List<String> values = split(key, columns.size());
            for (int i = 0; i < columns.size(); i++) {
                select.with(" AND " + columns.get(i) + " = ?", List.of(values.get(i)));
            }
        });
    }

    private static List<String> dimension(Counting counting, String name) {
        return name.isEmpty()
                ? List.of()
                : Objects.requireNonNull(counting.dimensions().get(name), name);
    }

    static String join(List<String> key) {
        return String.join(SEPARATOR, key);
    }

    private static List<String> split(String key, int parts) {
        List<String> values = Arrays.asList(key.split(SEPARATOR, parts));
        if (values.size() != parts) {
            throw InvalidInputException.field("key", key, "statistics.error.key", key);
        }
        return values;
    }

    private static List<Object> position(Keyset keyset, boolean numericId) {
        List<String> after = keyset.after();
        try {
            return List.of(
                    SqlTime.of(Instant.parse(after.get(0))), numericId ? Long.valueOf(after.get(1)) : after.get(1));
        } catch (DateTimeParseException | NumberFormatException | IndexOutOfBoundsException e) {
            throw InvalidInputException.field(e, "after", after, "shared.error.page-position", after);
        }
    }

    private static CountedRow read(ResultSet row) throws SQLException {
        return new CountedRow(
                row.getString("c0"),
                row.getString("c1"),
                Objects.requireNonNullElse(row.getString("c2"), ""),
                Objects.requireNonNullElse(row.getString("c3"), ""),
                Objects.requireNonNullElse(row.getString("c4"), ""),
                Objects.requireNonNullElse(row.getString("c5"), ""),
                "",
                Objects.requireNonNullElse(row.getString("c6"), ""),
                "",
                SqlTime.readNullable(row, "c7"),
                SqlTime.readNullable(row, "c8"),
                SqlTime.readNullable(row, "c9"),
                Objects.requireNonNullElse(row.getString("c10"), ""),
                Objects.requireNonNullElse(row.getString("c11"), ""));
    }

    private Page<CountedRow> named(Question question, Page<CountedRow> page) {
        String agency = question.agency();
        Map<String, String> unitNames = names.units(agency);
        Map<String, String> people =
                accounts.fullNames(page.items().stream().map(CountedRow::who).collect(Collectors.toSet()));
        Set<String> secret = documents.withheldAmong(
                agency, page.items().stream().map(CountedRow::nodeId).collect(Collectors.toSet()));
        Set<Role> roles = access.roles().getOrDefault(agency, Set.of());
        return page.map(row -> {
            boolean withheld = secret.contains(row.nodeId()) || isWithheld(question.subject(), row, roles);
            return new CountedRow(
                    row.id(),
                    row.agency(),
                    row.nodeId(),
                    withheld && question.subject() != Subject.DOSSIERS ? "" : row.label(),
                    withheld ? "" : row.title(),
                    row.who(),
                    Names.holder(row.who(), unitNames, people),
                    row.unit(),
                    unitNames.getOrDefault(row.unit(), row.unit()),
                    row.startedAt(),
                    row.dueAt(),
                    row.endedAt(),
                    row.state(),
                    row.kind());
        });
    }

    /** Drafts are for those who handle them, dossiers for leaders and those who take part. */
    private static boolean isWithheld(Subject subject, CountedRow row, Collection<Role> roles) {
        return switch (subject) {
            case WORK -> row.kind().equals(DRAFTING);
            case DOSSIERS -> !roles.contains(Role.LEADER);
            default -> false;
        };
    }
}
