package org.vanthu.directive;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.AuditEvent;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TimeOrderedIds;

/**
 * What waits for the officer today, and the trace that it was looked through.
 *
 * @see "Decision 520/QĐ-UBND, 8.3; Decision 182/QĐ-VP, 13.2: every day"
 */
final class Queue {

    private static final int MAX = 200;
    private static final String ORDER = "l.urgency_rank, l.due_sort, l.id";

    private final JdbcTemplate jdbc;
    private final LineLists lists;
    private final LineViews views;
    private final DirectiveSite site;
    private final TimeOrderedIds ids;

    Queue(DataSource dataSource, LineLists lists, LineViews views, DirectiveSite site) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.lists = lists;
        this.views = views;
        this.site = site;
        this.ids = new TimeOrderedIds(site.clock());
    }

    /** Results to review, what came back, extensions to decide, what was updated since the last look. */
    Map<String, @Nullable Object> of(String agency) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("review", some(scope(agency).and("l.state = 'reported'")));
        view.put("returned", some(scope(agency).and("l.state = 'returned'")));
        view.put(
                "extensions",
                some(scope(agency)
                        .and("l.running = 1 AND EXISTS (SELECT 1 FROM vt_directive_extension x WHERE x.line_id = l.id"
                                + " AND x.state IN ('asked', 'late'))")));
        view.put(
                "updates",
                some(scope(agency)
                        .and("l.running = 1 AND l.state <> 'reported' AND l.updated_at IS NOT NULL"
                                + " AND (l.reviewed_at IS NULL OR l.updated_at > l.reviewed_at)")));
        view.put("notUpdated", count(agency, "notUpdated"));
        view.put("overdue", count(agency, "overdue"));
        view.put("soon", count(agency, "soon"));
        view.put("lastCheckedAt", lastRound(agency, site.userName()));
        return view;
    }

    private List<Map<String, @Nullable Object>> some(LineFilter filter) {
        return views.of(lists.read(filter, ORDER, MAX));
    }

    private long count(String agency, String due) {
        LineFilter filter = scope(agency).and("l.state <> 'drafted'");
        filter.addDue(due, site.now());
        return lists.count(filter);
    }

    /** An officer's own; of others who oversee, all of the agency. */
    private LineFilter scope(String agency) {
        LineFilter filter = new LineFilter();
        lists.addGiven(filter, agency);
        if (site.access().may(agency, DirectivePermission.FOLLOW)
                && !site.access().may(agency, DirectivePermission.ORDER)) {
            filter.and("l.officer = ?", site.userName());
        }
        return filter;
    }

    private @Nullable Instant lastRound(String agency, String userName) {
        return jdbc
                .query(
                        "SELECT at_time FROM vt_directive_round WHERE agency = ? AND user_name = ?"
                                + " ORDER BY at_time DESC LIMIT 1",
                        (row, index) -> SqlTime.read(row, "at_time"),
                        agency,
                        userName)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Notes that the officer has looked through what she follows (rule DL-14). */
    Map<String, @Nullable Object> checked(String agency) {
        site.access().require(agency, DirectivePermission.FOLLOW);
        Instant now = site.now();
        Sql.insert(
                jdbc,
                "vt_directive_round",
                Sql.map("id", ids.next(), "agency", agency, "user_name", site.userName(), "at_time", now));
        jdbc.update(
                "UPDATE vt_directive_line SET reviewed_at = ? WHERE agency = ? AND officer = ? AND running = 1"
                        + " AND updated_at IS NOT NULL AND state <> 'reported'",
                SqlTime.of(now),
                agency,
                site.userName());
        site.audit().record(AuditEvent.of(agency, "directive.round", "directives:" + agency, null));
        return of(agency);
    }
}
