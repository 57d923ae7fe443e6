package org.vanthu.work;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.deadline.DueColumns;
import org.vanthu.delegation.Delegations;
import org.vanthu.organization.Access;
import org.vanthu.organization.Role;
import org.vanthu.organization.Staff;
import org.vanthu.registry.CounterSource;
import org.vanthu.registry.RegistryExtensions;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlLike;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;

/** Lists and counts work for people: their own, their unit's, their agency's. Reads the table only. */
final class WorkLists implements CounterSource {

    private static final Map<String, String> STEP_COUNTERS = Map.ofEntries(
            Map.entry("direct", "toDirect"),
            Map.entry(WorkItem.WAIT_STEP, "waiting"),
            Map.entry("draft", "drafts"),
            Map.entry("review", "toReview"),
            Map.entry("formCheck", "toFormCheck"),
            Map.entry("approve", "toApprove"),
            Map.entry("sign", "toSign"),
            Map.entry("number", "toNumber"),
            Map.entry("seal", "toSeal"),
            Map.entry("issue", "toIssue"),
            Map.entry("assign", "toAssign"),
            Map.entry("reviewResult", "toReviewResult"),
            Map.entry("answer", "toAnswer"));
    private static final Map<String, String> PART_COUNTERS = Map.of("coordinate", "coordinate", "inform", "inform");
    private static final String HANDLE = "toHandle";

    private final JdbcTemplate jdbc;
    private final Access access;
    private final Staff staff;
    private final Delegations delegations;
    private final RegistryExtensions extensions;
    private final Clock clock;

    WorkLists(
            DataSource dataSource,
            Access access,
            Staff staff,
            Delegations delegations,
            RegistryExtensions extensions,
            Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.access = access;
        this.staff = staff;
        this.delegations = delegations;
        this.extensions = extensions;
        this.clock = clock;
    }

    /** Makes itself known to the work place. */
    void init() {
        extensions.add(this);
    }

    /** A page of what runs, the most urgent first, then what is due first. */
    Page<WorkItem> list(WorkFilter filter, Keyset keyset) {
        Condition where = new Condition(filter.agency());
        restrict(where, filter);
        filter.process().ifPresent(value -> where.and("process_name = ?", value));
        filter.step().ifPresent(value -> where.and("step_name = ?", value));
        filter.part().ifPresent(value -> where.and("part_name = ?", value));
        filter.state().ifPresent(value -> where.and("state = ?", value));
        filter.unit().ifPresent(value -> where.and("unit = ?", value));
        filter.holder().ifPresent(value -> where.and("holder = ?", value));
        filter.words()
                .ifPresent(value -> where.and("title_key LIKE ? ESCAPE '!'", SqlLike.containing(TextKey.of(value))));
        LocalDateTime now = SqlTime.of(clock.instant());
        filter.due().ifPresent(due -> {
            if (due == WorkFilter.Due.OVERDUE) {
                where.and("due_sort < ?", now);
            } else {
                where.and("due_sort >= ? AND soon_at <= ?", now, now);
            }
        });
        if (!keyset.isFirstPage()) {
            where.and("(urgency_rank, due_sort, id) > (?, ?, ?)", position(keyset));
        }
        List<WorkItem> rows = jdbc.query(
                "SELECT * FROM vt_work_item WHERE " + where.sql + " ORDER BY urgency_rank, due_sort, id LIMIT "
                        + (keyset.limit() + 1),
                (row, index) -> WorkItemTable.read(row),
                where.values.toArray());
        return Page.of(
                rows,
                keyset.limit(),
                item -> List.of(
                        4 - item.urgency(),
                        item.deadline() == null
                                ? DueColumns.NEVER
                                : item.deadline().at(),
                        item.id()),
                null);
    }

    private void restrict(Condition where, WorkFilter filter) {
        switch (filter.box()) {
            case MINE -> where.in("holder", mine(filter.agency()).holders());
            case UNIT -> {
                access.require(filter.agency(), WorkPermission.SEE_UNIT);
                where.and("unit = ?", ownUnit(filter.agency()));
            }
            case AGENCY -> access.require(filter.agency(), WorkPermission.SEE_AGENCY);
        }
    }

    /**
     * Whose work is the signed-in person's.
     *
     * @param holders the names under which it is held: the own, of those represented, of pools
     * @param principals those represented, in one way or another
     */
    record Mine(Set<String> holders, Set<String> principals) {}

    Mine mine(String agency) {
        access.require(agency, WorkPermission.READ);
        Set<String> principals = delegations.principals(agency);
        Set<String> holders = new LinkedHashSet<>();
        add(holders, agency, access.userName());
        principals.forEach(principal -> add(holders, agency, principal));
        return new Mine(holders, principals);
    }

    private void add(Set<String> holders, String agency, String userName) {
        holders.add(userName);
        staff.find(agency, userName).ifPresent(member -> {
            member.roles().forEach(role -> holders.add(Holders.role(role)));
            String unit = member.unit();
            if (unit != null && member.leads(unit)) {
                holders.add(Holders.headsOf(unit));
            }
        });
    }

    /** Of the given documents, those in whose handling the person ever took part. */
    Set<String> handled(Collection<String> nodeIds, Set<String> holders) {
        if (nodeIds.isEmpty() || holders.isEmpty()) {
            return Set.of();
        }
        List<Object> values = new ArrayList<>(nodeIds);
        values.addAll(holders);
        values.add(access.userName());
        values.add(access.userName());
        return new HashSet<>(jdbc.queryForList(
                "SELECT DISTINCT node_id FROM vt_work_item WHERE node_id IN (" + Sql.marks(nodeIds.size())
                        + ") AND (holder IN (" + Sql.marks(holders.size()) + ") OR started_by = ? OR ended_by = ?)",
                String.class,
                values.toArray()));
    }

    /** How much of what runs each unit and each person of the agency has, soon due and overdue. */
    List<Load> loads(String agency) {
        access.require(agency, WorkPermission.SEE_UNIT);
        Condition where = new Condition(agency);
        if (!access.may(agency, WorkPermission.SEE_AGENCY)) {
            where.and("unit = ?", ownUnit(agency));
        }
        LocalDateTime now = SqlTime.of(clock.instant());
        List<Object> values = new ArrayList<>(List.of(now, now, now));
        values.addAll(where.values);
        return jdbc.query(
                "SELECT unit, holder, count(*) AS n, sum(CASE WHEN due_sort < ? THEN 1 ELSE 0 END) AS late,"
                        + " sum(CASE WHEN due_sort >= ? AND soon_at <= ? THEN 1 ELSE 0 END) AS near"
                        + " FROM vt_work_item WHERE " + where.sql + " GROUP BY unit, holder ORDER BY unit, holder",
                (row, index) -> new Load(
                        row.getString("unit"),
                        row.getString("holder"),
                        row.getLong("n"),
                        row.getLong("near"),
                        row.getLong("late")),
                values.toArray());
    }

    /** Counts of one holder in one unit. */
    record Load(String unit, String holder, long open, long soon, long overdue) {}

    @Override
    public Map<String, Long> counters(String agency) {
        Map<String, Long> counters = new TreeMap<>();
        STEP_COUNTERS.values().forEach(name -> counters.put(name, 0L));
        PART_COUNTERS.values().forEach(name -> counters.put(name, 0L));
        counters.put(HANDLE, 0L);
        counters.put("soon", 0L);
        counters.put("overdue", 0L);
        if (!access.may(agency, WorkPermission.READ)) {
            return counters;
        }
        Condition where = new Condition(agency);
        where.in("holder", mine(agency).holders());
        LocalDateTime now = SqlTime.of(clock.instant());
        List<Object> values = new ArrayList<>(List.of(now, now, now));
        values.addAll(where.values);
        jdbc.query(
                "SELECT step_name, part_name, count(*) AS n, sum(CASE WHEN due_sort < ? THEN 1 ELSE 0 END) AS late,"
                        + " sum(CASE WHEN due_sort >= ? AND soon_at <= ? THEN 1 ELSE 0 END) AS near"
                        + " FROM vt_work_item WHERE " + where.sql + " GROUP BY step_name, part_name",
                row -> {
                    counters.merge(
                            counter(row.getString("step_name"), row.getString("part_name")),
                            row.getLong("n"),
                            Long::sum);
                    counters.merge("soon", row.getLong("near"), Long::sum);
                    counters.merge("overdue", row.getLong("late"), Long::sum);
                },
                values.toArray());
        headOf(agency).ifPresent(unit -> counters.put("unitOverdue", overdueOf(agency, unit, now)));
        return counters;
    }

    private long overdueOf(String agency, String unit, LocalDateTime now) {
        Long count = jdbc.queryForObject(
                "SELECT count(*) FROM vt_work_item WHERE agency = ? AND unit = ? AND running = 1 AND due_sort < ?",
                Long.class,
                agency,
                unit,
                now);
        return count == null ? 0 : count;
    }

    private static String counter(String step, String part) {
        String byStep = STEP_COUNTERS.get(step);
        return byStep != null ? byStep : PART_COUNTERS.getOrDefault(part, HANDLE);
    }

    private Optional<String> headOf(String agency) {
        return staff.find(agency, access.userName())
                .filter(member -> member.roles().contains(Role.UNIT_HEAD))
                .map(Staff.Member::unit);
    }

    /** The unit that the person belongs to; one that nobody has when the person belongs to none. */
    private String ownUnit(String agency) {
        return staff.find(agency, access.userName()).map(Staff.Member::unit).orElse("-");
    }

    private static Object[] position(Keyset keyset) {
        List<String> after = keyset.after();
        try {
            return new Object[] {
                Integer.valueOf(after.get(0)), SqlTime.of(Instant.parse(after.get(1))), Long.valueOf(after.get(2))
            };
        } catch (DateTimeParseException | NumberFormatException | IndexOutOfBoundsException e) {
            throw InvalidInputException.field(e, "after", "", "shared.error.page-position", "");
        }
    }

    /** What runs in an agency, and more conditions. */
    private static final class Condition {
        private final StringBuilder sql = new StringBuilder("agency = ? AND running = 1");
        private final List<Object> values = new ArrayList<>();

        Condition(String agency) {
            values.add(agency);
        }

        void and(String condition, Object... more) {
            sql.append(" AND ").append(condition);
            Collections.addAll(values, more);
        }

        void in(String column, Set<String> choice) {
            and(column + " IN (" + Sql.marks(choice.size()) + ")", choice.toArray());
        }
    }
}
