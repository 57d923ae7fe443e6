package org.vanthu.fileplan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Unit;
import org.vanthu.shared.SqlLike;
import org.vanthu.shared.TextKey;

/** Lists of dossiers as people see them. Drafts are seen by those who work on them or approve them. */
final class FilePlanViews {

    private static final int MOST_FOUND = 100;

    private final FilePlanTable table;
    private final FilePlanSite site;

    FilePlanViews(FilePlanTable table, FilePlanSite site) {
        this.table = table;
        this.site = site;
    }

    /** The lists of an agency that the person may see, the latest year first. */
    List<Map<String, Object>> plans(String agency) {
        site.access().require(agency, FilePlanPermission.READ);
        return table.of(agency).stream()
                .filter(this::isVisible)
                .map(plan -> plan(plan, Map.of()))
                .toList();
    }

    /** A list with its lines. */
    Map<String, Object> details(String id) {
        FilePlan plan = readable(id);
        List<FilePlanLine> lines = table.lines(id);
        Set<String> people = new TreeSet<>(Set.of(plan.madeBy()));
        Optional.ofNullable(plan.submittedBy()).ifPresent(people::add);
        Optional.ofNullable(plan.approvedBy()).ifPresent(people::add);
        Optional.ofNullable(plan.issuedBy()).ifPresent(people::add);
        lines.forEach(line -> Optional.ofNullable(line.person()).ifPresent(people::add));
        Map<String, String> names = site.accounts().fullNames(List.copyOf(people));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("plan", plan(plan, names));
        details.put("lines", lines(plan.agency(), lines, names));
        details.put("actions", actions(plan));
        return details;
    }

    /** @throws org.vanthu.shared.NotFoundException if there is none that the person may see */
    FilePlan readable(String id) {
        FilePlan plan = table.get(id);
        site.access().require(plan.agency(), isOpen(plan) ? FilePlanPermission.READ : FilePlanPermission.EDIT);
        return plan;
    }

    /**
     * Lines of the list in force of this year that no dossier was opened from, to open one.
     *
     * @param mine only those of the person and of his or her unit
     */
    List<Map<String, Object>> toOpen(String agency, @Nullable String words, boolean mine) {
        site.access().require(agency, FilePlanPermission.READ);
        FilePlan plan =
                table.find(agency, site.year()).filter(FilePlan::isInForce).orElse(null);
        if (plan == null) {
            return List.of();
        }
        StringBuilder sql = new StringBuilder(" WHERE l.plan = ? AND l.kind = ? AND t.dossier IS NULL");
        List<Object> values = new ArrayList<>(List.of(plan.id(), FilePlanLine.DOSSIER));
        if (words != null) {
            sql.append(" AND (l.title_key LIKE ? ESCAPE '!' OR lower(l.code) LIKE ? ESCAPE '!')");
            values.add(SqlLike.containing(TextKey.of(words)));
            values.add(SqlLike.startingWith(words.toLowerCase(java.util.Locale.ROOT)));
        }
        if (mine) {
            sql.append(" AND (l.person = ? OR (l.person IS NULL AND (l.unit IS NULL OR l.unit = ?)))");
            values.add(site.userName());
            values.add(site.staff()
                    .find(agency, site.userName())
                    .map(member -> String.valueOf(member.unit()))
                    .orElse(""));
        }
        List<FilePlanLine> lines = table.query(
                sql.append(" ORDER BY l.ordinal, l.id LIMIT ")
                        .append(MOST_FOUND)
                        .toString(),
                values);
        return lines(
                agency,
                lines,
                site.accounts()
                        .fullNames(lines.stream()
                                .filter(line -> line.person() != null)
                                .map(line -> String.valueOf(line.person()))
                                .toList()));
    }

    private boolean isVisible(FilePlan plan) {
        return isOpen(plan) || site.access().may(plan.agency(), FilePlanPermission.EDIT);
    }

    /** What is submitted or in force; a draft is its makers' own, and of those who approve it. */
    private boolean isOpen(FilePlan plan) {
        return plan.isInForce() || site.access().may(plan.agency(), FilePlanPermission.APPROVE);
    }

    private List<String> actions(FilePlan plan) {
        List<String> actions = new ArrayList<>();
        boolean edits = site.access().may(plan.agency(), FilePlanPermission.EDIT);
        boolean approves = site.access().may(plan.agency(), FilePlanPermission.APPROVE);
        boolean submitted = plan.state().equals(FilePlan.SUBMITTED);
        if (edits && plan.isDraft()) {
            actions.addAll(List.of("edit", "submit"));
        }
        if (edits && plan.isInForce()) {
            actions.add("add");
        }
        if (submitted && (approves || site.userName().equals(plan.submittedBy()))) {
            actions.add("return");
        }
        if (submitted && approves && !site.userName().equals(plan.submittedBy())) {
            actions.add("approve");
        }
        if (edits && plan.state().equals(FilePlan.APPROVED)) {
            actions.add("issue");
        }
        return actions;
    }

    private static Map<String, Object> plan(FilePlan plan, Map<String, String> names) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", plan.id());
        view.put("agency", plan.agency());
        view.put("year", plan.year());
        view.put("state", plan.state());
        view.put("numbering", plan.numbering());
        view.put("madeAt", plan.madeAt());
        view.put("madeByName", name(names, plan.madeBy()));
        view.put("submittedAt", plan.submittedAt());
        view.put("submittedByName", name(names, plan.submittedBy()));
        view.put("approvedAt", plan.approvedAt());
        view.put("approvedByName", name(names, plan.approvedBy()));
        view.put("issuedAt", plan.issuedAt());
        view.put("issuedByName", name(names, plan.issuedBy()));
        view.put("decision", plan.decision());
        view.put("decidedOn", plan.decidedOn());
        view.put("returnedReason", plan.returnedReason());
        view.put("version", plan.version());
        return view;
    }

    private List<Map<String, Object>> lines(String agency, List<FilePlanLine> lines, Map<String, String> names) {
        Map<String, String> units = new HashMap<>();
        for (Unit unit : site.units().of(agency)) {
            units.put(unit.code(), unit.name());
        }
        List<Map<String, Object>> views = new ArrayList<>();
        for (FilePlanLine line : lines) {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("id", line.id());
            view.put("kind", line.kind());
            view.put("abbreviation", line.abbreviation());
            view.put("code", line.code());
            view.put("title", line.title());
            view.put("rule", line.rule());
            view.put("retention", line.retention());
            view.put("unit", line.unit());
            view.put("unitName", line.unit() == null ? null : units.getOrDefault(line.unit(), line.unit()));
            view.put("person", line.person());
            view.put("personName", name(names, line.person()));
            view.put("note", line.note());
            view.put("carriedFrom", line.carriedFrom());
            view.put("addedLater", line.addedLater());
            view.put("dossier", line.dossier());
            views.add(view);
        }
        return views;
    }

    private static @Nullable String name(Map<String, String> names, @Nullable String userName) {
        return userName == null ? null : names.getOrDefault(userName, userName);
    }
}
