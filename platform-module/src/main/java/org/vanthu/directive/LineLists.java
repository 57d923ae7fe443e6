package org.vanthu.directive;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.deadline.DueColumns;
import org.vanthu.organization.Staff;
import org.vanthu.organization.Unit;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** Lists lines for people: what their agency ordered, and what their agency or unit has to do. */
final class LineLists {

    private final JdbcTemplate jdbc;
    private final LineViews views;
    private final DirectiveSite site;

    LineLists(DataSource dataSource, LineViews views, DirectiveSite site) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.views = views;
        this.site = site;
    }

    /** A page, the most urgent first, then what is due first; or the newest first. */
    Page<Map<String, @Nullable Object>> list(JsonRequest request) {
        String agency = request.required("agency");
        String side = request.query("side").orElse("given");
        LineFilter filter = new LineFilter();
        switch (side) {
            case "given" -> addGiven(filter, agency);
            case "received" -> addReceived(filter, agency);
            default -> throw InvalidInputException.field("side", side, "directive.error.choice", side);
        }
        filter.add(request, site.now());
        String sort = request.query("sort").orElse(LineFilter.BY_DUE);
        boolean newest = sort.equals(LineFilter.NEWEST);
        if (!newest && !sort.equals(LineFilter.BY_DUE)) {
            throw InvalidInputException.field("sort", sort, "directive.error.choice", sort);
        }
        Page<LineRow> page = page(filter, newest, request.keyset());
        return new Page<>(views.of(page.items()), page.next(), page.total());
    }

    private Page<LineRow> page(LineFilter filter, boolean newest, Keyset keyset) {
        if (!keyset.isFirstPage()) {
            addPosition(filter, newest, keyset.after());
        }
        List<LineRow> rows = read(
                filter, newest ? "l.given_at DESC, l.id DESC" : "l.urgency_rank, l.due_sort, l.id", keyset.limit() + 1);
        return Page.of(rows, keyset.limit(), line -> newest ? newestKey(line) : dueKey(line), null);
    }

    /** Rows in the order, at most so many. */
    List<LineRow> read(LineFilter filter, String order, int limit) {
        return jdbc.query(
                "SELECT l.* FROM vt_directive_line l WHERE " + filter.sql() + " ORDER BY " + order + " LIMIT " + limit,
                (row, index) -> LineTable.read(row),
                filter.values().toArray());
    }

    long count(LineFilter filter) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT count(*) FROM vt_directive_line l WHERE " + filter.sql(),
                Long.class,
                filter.values().toArray()));
    }

    /** What the agency ordered. */
    void addGiven(LineFilter filter, String agency) {
        site.access().require(agency, DirectivePermission.OVERSEE);
        filter.and("l.agency = ?", agency);
    }

    /** What came for the agency; of what is a unit's, the reader's own. */
    void addReceived(LineFilter filter, String agency) {
        site.access().require(agency, DirectivePermission.RECEIVE);
        filter.and("l.executor = ?", agency);
        if (!site.access().may(agency, DirectivePermission.ANSWER_FOR_AGENCY)) {
            filter.and("l.state <> 'given'");
        }
        List<String> units = ownUnits(agency);
        if (units.isEmpty()) {
            filter.and("l.agency <> ?", agency);
        } else {
            List<Object> values = new ArrayList<>(List.of(agency));
            values.addAll(units);
            filter.and("(l.agency <> ? OR l.unit IN (" + Sql.marks(units.size()) + "))", values.toArray());
        }
    }

    /** The unit of the reader and those in which it lies. */
    private List<String> ownUnits(String agency) {
        String unit = site.staff()
                .find(agency, site.userName())
                .map(Staff.Member::unit)
                .orElse(null);
        Map<String, Unit> known = site.units().of(agency).stream().collect(Collectors.toMap(Unit::code, one -> one));
        List<String> units = new ArrayList<>();
        while (unit != null && !units.contains(unit)) {
            units.add(unit);
            Unit one = known.get(unit);
            unit = one == null ? null : one.parent();
        }
        return units;
    }

    private static List<?> dueKey(LineRow line) {
        Instant due = line.due().at();
        return List.of(
                LineTable.HIGHEST_URGENCY - line.follow().urgency(), due == null ? DueColumns.NEVER : due, line.id());
    }

    private static List<?> newestKey(LineRow line) {
        return List.of(Objects.requireNonNull(line.times().givenAt()), line.id());
    }

    private static void addPosition(LineFilter filter, boolean newest, List<String> after) {
        try {
            if (newest) {
                filter.and(
                        "(l.given_at, l.id) < (?, ?)",
                        SqlTime.of(Instant.parse(after.get(0))),
                        Long.valueOf(after.get(1)));
            } else {
                filter.and(
                        "(l.urgency_rank, l.due_sort, l.id) > (?, ?, ?)",
                        Integer.valueOf(after.get(0)),
                        SqlTime.of(Instant.parse(after.get(1))),
                        Long.valueOf(after.get(2)));
            }
        } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException e) {
            throw InvalidInputException.field(e, "after", "", "shared.error.page-position", "");
        }
    }
}
