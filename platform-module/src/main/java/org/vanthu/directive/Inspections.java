package org.vanthu.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.vanthu.directive.Inspection.Step;
import org.vanthu.directive.LineRow.Executor;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.TimeOrderedIds;

import static org.vanthu.directive.DirectiveSite.WORDS;

/**
 * Inspections: planned, announced in time, the inspected agency reports before the day, minutes, the result.
 *
 * @see "Decision 31/2020/QĐ-UBND, article 15; rules DL-18 to DL-20"
 */
final class Inspections {

    private static final int MAX = 500;
    private static final Set<String> OPEN =
            Set.of(Inspection.PLANNED, Inspection.NOTICED, Inspection.REPORTED, Inspection.HELD);

    private final InspectionTable table;
    private final DirectiveRules rules;
    private final DocumentQueries documents;
    private final DirectiveSite site;
    private final TimeOrderedIds ids;

    Inspections(InspectionTable table, DirectiveRules rules, DocumentQueries documents, DirectiveSite site) {
        this.table = table;
        this.rules = rules;
        this.documents = documents;
        this.site = site;
        this.ids = new TimeOrderedIds(site.clock());
    }

    /** A plan as it is sent. */
    record PlanForm(
            @Nullable String agency,
            @Nullable String inspected,
            @Nullable String inspectedName,
            @Nullable String subject,
            @Nullable LocalDate date,
            @Nullable String officer) {}

    /** Plans an inspection, so far ahead that it can be announced in time. */
    Map<String, @Nullable Object> plan(PlanForm form) {
        String agency = WORDS.required("agency", form.agency());
        requireInspector(agency);
        Executor whom = rules.executor(agency, form.inspected(), form.inspectedName(), null, "inspected");
        site.refuseSecret(form.subject());
        String subject = WORDS.required("subject", form.subject(), 500);
        LocalDate date = form.date();
        if (date == null) {
            throw InvalidInputException.field("date", "", "directive.error.missing", "date");
        }
        Instant noticeDue = due(agency, "DL-18", date);
        if (site.now().isAfter(noticeDue)) {
            throw InvalidInputException.field("date", date, "directive.error.inspection-soon", date.toString());
        }
        Inspection one = new Inspection(
                ids.next(),
                agency,
                whom.code(),
                whom.name(),
                Inspection.PLANNED,
                subject,
                date,
                rules.officer(agency, form.officer(), null),
                new Step(noticeDue, null, ""),
                new Step(due(agency, "DL-19", date), null, ""),
                new Step(null, null, ""),
                new Step(null, null, ""),
                null,
                site.now(),
                site.userName(),
                1);
        table.insert(one);
        record(one, "plan", subject);
        return view(one);
    }

    private Instant due(String agency, String rule, LocalDate date) {
        return site.deadlines()
                .of(agency, rule, date.atStartOfDay(Json.ZONE).toInstant())
                .at();
    }

    /** The inspections that an agency makes, and those that are made in it. */
    List<Map<String, @Nullable Object>> list(String agency) {
        boolean inspecting = site.access().may(agency, DirectivePermission.OVERSEE);
        boolean inspected = site.access().may(agency, DirectivePermission.ANSWER_FOR_AGENCY);
        if (!inspecting && !inspected) {
            throw site.refused(site.userName(), "see inspections of " + agency);
        }
        return table.of(agency, inspecting, inspected, MAX).stream()
                .map(this::view)
                .toList();
    }

    /** Takes a step. */
    Map<String, @Nullable Object> take(long id, String step, StepForm form) {
        Inspection seen = table.lock(id)
                .filter(this::isVisible)
                .orElseThrow(() -> new NotFoundException("directive.error.no-inspection", String.valueOf(id)));
        if (seen.version() != WORDS.version(form.version())) {
            throw new ConflictException("directive.error.changed-meanwhile", seen.subject());
        }
        form.refuseSecret(site);
        Inspection after = switch (step) {
            case "notice" -> notice(seen, form);
            case "report" -> report(seen, form);
            case "hold" -> hold(seen, form);
            case "conclude" -> conclude(seen, form);
            case "cancel" -> cancel(seen, form);
            default -> throw new NotFoundException("directive.error.no-step", step);
        };
        record(after, step, form.text() == null ? form.reason() : form.text());
        return view(after);
    }

    /** Thông báo kiểm tra, with what is inspected and which report is asked for: too late, the day must be moved. */
    private Inspection notice(Inspection seen, StepForm form) {
        requireInspector(seen.agency());
        requireState(seen, Set.of(Inspection.PLANNED));
        if (seen.notice().isLate(site.now())) {
            throw new ConflictException("directive.error.notice-late");
        }
        return table.change(
                seen,
                Sql.map(
                        "state", Inspection.NOTICED,
                        "noticed_at", site.now(),
                        "notice_text", WORDS.required("text", form.text())));
    }

    /** Báo cáo của đơn vị được kiểm tra; for one that is not on this site the inspector enters it. */
    private Inspection report(Inspection seen, StepForm form) {
        if (seen.inspected().isEmpty()) {
            requireInspector(seen.agency());
        } else {
            site.access().require(seen.inspected(), DirectivePermission.ANSWER_FOR_AGENCY);
        }
        requireState(seen, Set.of(Inspection.NOTICED));
        String text = WORDS.required("text", form.text());
        String node = form.documentNodeId() == null || form.documentNodeId().isBlank()
                ? null
                : documents
                        .readable(RegistryService.ref(form.documentNodeId().strip()))
                        .nodeId();
        return table.change(
                seen,
                Sql.map(
                        "state",
                        Inspection.REPORTED,
                        "reported_at",
                        site.now(),
                        "report_text",
                        text,
                        "report_node_id",
                        node));
    }

    /** Biên bản kiểm tra. */
    private Inspection hold(Inspection seen, StepForm form) {
        requireInspector(seen.agency());
        requireState(seen, Set.of(Inspection.NOTICED, Inspection.REPORTED));
        if (site.today().isBefore(seen.date())) {
            throw new ConflictException(
                    "directive.error.inspection-early", seen.date().toString());
        }
        return table.change(
                seen,
                Sql.map(
                        "state", Inspection.HELD,
                        "held_at", site.now(),
                        "minutes_text", WORDS.required("text", form.text()),
                        "result_due_at",
                                site.deadlines()
                                        .of(seen.agency(), "DL-20", site.now())
                                        .at()));
    }

    /** Báo cáo kết quả kiểm tra. */
    private Inspection conclude(Inspection seen, StepForm form) {
        requireInspector(seen.agency());
        requireState(seen, Set.of(Inspection.HELD));
        return table.change(
                seen,
                Sql.map(
                        "state", Inspection.CONCLUDED,
                        "concluded_at", site.now(),
                        "conclusion", WORDS.required("text", form.text())));
    }

    private Inspection cancel(Inspection seen, StepForm form) {
        requireInspector(seen.agency());
        requireState(seen, OPEN);
        String reason = WORDS.required("reason", form.reason());
        return table.change(seen, Sql.map("state", Inspection.CANCELLED, "conclusion", reason));
    }

    private void requireInspector(String agency) {
        if (!isInspector(agency)) {
            throw site.refused(site.userName(), "inspect for " + agency);
        }
    }

    private boolean isInspector(String agency) {
        return site.access().may(agency, DirectivePermission.FOLLOW)
                || site.access().may(agency, DirectivePermission.ORDER);
    }

    private boolean isVisible(Inspection one) {
        return site.access().may(one.agency(), DirectivePermission.OVERSEE) || isInspectedBy(one);
    }

    private boolean isInspectedBy(Inspection one) {
        return !one.inspected().isEmpty()
                && !one.state().equals(Inspection.PLANNED)
                && site.access().may(one.inspected(), DirectivePermission.ANSWER_FOR_AGENCY);
    }

    private static void requireState(Inspection seen, Set<String> states) {
        if (!states.contains(seen.state())) {
            throw new ConflictException("directive.error.inspection-state");
        }
    }

    private void record(Inspection one, String step, @Nullable String text) {
        site.audit()
                .record(site.self()
                        .event(one.agency(), "directive.inspection-" + step, "inspection:" + one.id(), text));
    }

    private Map<String, @Nullable Object> view(Inspection one) {
        Instant now = site.now();
        LineNames names = LineNames.of(site, List.of(one.officer()));
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", String.valueOf(one.id()));
        view.put("agency", one.agency());
        view.put("agencyName", names.agency(one.agency()));
        view.put("inspected", one.inspected());
        view.put("inspectedName", one.inspectedName());
        view.put("state", one.state());
        view.put("subject", one.subject());
        view.put("date", one.date());
        view.put("officer", one.officer());
        view.put("officerName", names.person(one.officer()));
        boolean over = !OPEN.contains(one.state());
        put(view, "notice", one.notice(), now, over);
        put(view, "report", one.report(), now, over);
        put(view, "hold", one.hold(), now, over);
        put(view, "conclusion", one.conclusion(), now, over);
        view.put("reportNodeId", one.reportNodeId());
        view.put("actions", actions(one));
        view.put("version", one.version());
        return view;
    }

    private static void put(Map<String, @Nullable Object> view, String name, Step step, Instant now, boolean over) {
        Map<String, @Nullable Object> part = new LinkedHashMap<>();
        part.put("dueAt", step.dueAt());
        part.put("at", step.at());
        part.put("text", Objects.requireNonNull(step.text()));
        part.put("late", (step.at() != null || !over) && step.isLate(now));
        view.put(name, part);
    }

    private List<String> actions(Inspection one) {
        List<String> actions = new ArrayList<>();
        boolean inspector = isInspector(one.agency());
        if (inspector && one.state().equals(Inspection.PLANNED)) {
            actions.add("notice");
        }
        boolean reports = one.inspected().isEmpty() ? inspector : isInspectedBy(one);
        if (reports && one.state().equals(Inspection.NOTICED)) {
            actions.add("report");
        }
        if (inspector && Set.of(Inspection.NOTICED, Inspection.REPORTED).contains(one.state())) {
            actions.add("hold");
        }
        if (inspector && one.state().equals(Inspection.HELD)) {
            actions.add("conclude");
        }
        if (inspector && OPEN.contains(one.state())) {
            actions.add("cancel");
        }
        return actions;
    }
}
