package org.vanthu.directive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

/** Lines and directives as people see them; a fixed number of queries, however many there are. */
final class LineViews {

    private final DirectiveTable directives;
    private final Work work;
    private final DirectiveSite site;

    LineViews(DirectiveTable directives, Work work, DirectiveSite site) {
        this.directives = directives;
        this.work = work;
        this.site = site;
    }

    /** Lines as lists show them. */
    List<Map<String, @Nullable Object>> of(List<LineRow> lines) {
        Map<Long, DirectiveRow> known =
                directives.byId(lines.stream().map(LineRow::directiveId).collect(Collectors.toSet()));
        Map<String, WorkItem> items = open(lines);
        LineNames names = LineNames.of(site, LineNames.people(lines, known.values(), items.values()));
        return of(lines, known, items, names);
    }

    private List<Map<String, @Nullable Object>> of(
            List<LineRow> lines, Map<Long, DirectiveRow> known, Map<String, WorkItem> items, LineNames names) {
        Instant now = site.now();
        return lines.stream()
                .map(line -> line(
                        line,
                        Objects.requireNonNull(known.get(line.directiveId())),
                        items.get(line.place().branch()),
                        names,
                        now))
                .toList();
    }

    private Map<String, WorkItem> open(Collection<LineRow> lines) {
        Set<String> branches = new HashSet<>();
        lines.forEach(line -> {
            String branch = line.place().branch();
            if (branch != null) {
                branches.add(branch);
            }
        });
        return work.open(branches);
    }

    /** Directives with those of their lines that the reader sees. */
    List<Map<String, @Nullable Object>> directives(List<DirectiveRow> rows, List<LineRow> lines) {
        Map<Long, DirectiveRow> known = rows.stream().collect(Collectors.toMap(DirectiveRow::id, row -> row));
        Map<String, WorkItem> items = open(lines);
        LineNames names = LineNames.of(site, LineNames.people(lines, rows, items.values()));
        List<Map<String, @Nullable Object>> views = of(lines, known, items, names);
        List<Map<String, @Nullable Object>> result = new ArrayList<>();
        for (DirectiveRow row : rows) {
            Map<String, @Nullable Object> view = directive(row, names);
            view.put(
                    "lines",
                    views.stream()
                            .filter(line -> String.valueOf(row.id()).equals(line.get("directiveId")))
                            .toList());
            result.add(view);
        }
        return result;
    }

    /** A directive without its lines. */
    Map<String, @Nullable Object> directive(DirectiveRow row, LineNames names) {
        DirectiveRow.Words words = row.words();
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", String.valueOf(row.id()));
        view.put("ordinal", row.ordinal());
        view.put("content", words.content());
        view.put("orderedBy", words.orderedBy());
        view.put("orderedName", words.orderedName());
        view.put("officer", words.officer());
        view.put("officerName", names.person(words.officer()));
        view.put("field", words.field());
        view.put("resultKind", words.resultKind());
        view.put("longTerm", words.longTerm());
        view.put("longTermDecision", words.longTermDecision());
        view.put("urgency", words.urgency());
        view.put("state", row.state());
        view.put("givenAt", row.givenAt());
        view.put("version", row.version());
        return view;
    }

    private static Map<String, @Nullable Object> line(
            LineRow line, DirectiveRow directive, @Nullable WorkItem item, LineNames names, Instant now) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", String.valueOf(line.id()));
        view.put("directiveId", String.valueOf(line.directiveId()));
        view.put("part", line.part());
        view.put("executor", line.executor().code());
        view.put("executorName", line.executor().name());
        view.put("unit", line.executor().unit());
        view.put("state", line.state().code());
        view.put("dueState", line.dueState(now));
        addTimes(view, line);
        LineRow.Result result = line.result();
        view.put("resultNumber", result == null ? null : result.number());
        view.put("resultNodeId", result == null ? null : result.nodeId());
        view.put("resultIssuedAt", result == null ? null : result.issuedAt());
        view.put("extensions", line.counts().extensions());
        view.put("lateExtension", line.counts().lateExtension());
        view.put("returns", line.counts().returns());
        view.put("rejections", line.counts().rejections());
        view.put("nodeId", line.place().nodeId());
        view.put("documentNodeId", directive.nodeId());
        view.put("content", directive.words().content());
        view.put("number", directive.paper().number());
        view.put("documentDate", directive.paper().date());
        view.put("subject", directive.paper().subject());
        view.put("urgency", line.follow().urgency());
        view.put("field", line.follow().field());
        view.put("orderedBy", line.follow().orderedBy());
        view.put("orderedName", directive.words().orderedName());
        view.put("officer", line.follow().officer());
        view.put("officerName", names.person(line.follow().officer()));
        view.put("agency", line.agency());
        view.put("agencyName", names.agency(line.agency()));
        view.put("holder", item == null ? null : holder(item, names, now));
        view.put("version", line.version());
        return view;
    }

    private static void addTimes(Map<String, @Nullable Object> view, LineRow line) {
        view.put("dueAt", line.due().at());
        view.put("firstDueAt", line.due().firstDueAt());
        view.put("updateDueAt", line.due().updateDueAt());
        view.put("givenAt", line.times().givenAt());
        view.put("registeredAt", line.times().registeredAt());
        view.put("acceptedAt", line.times().acceptedAt());
        view.put("updatedAt", line.times().updatedAt());
        view.put("reportedAt", line.times().reportedAt());
        view.put("completedAt", line.times().completedAt());
        view.put("withdrawnAt", line.times().withdrawnAt());
    }

    /** Who has it: since when, until when. */
    private static Map<String, @Nullable Object> holder(WorkItem item, LineNames names, Instant now) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("itemId", String.valueOf(item.id()));
        view.put("process", item.process());
        view.put("step", item.step());
        view.put("agency", item.agency());
        view.put("unit", item.unit());
        view.put("unitName", names.unit(item.agency(), item.unit()));
        view.put("userName", item.isPooled() ? "" : item.holder());
        view.put("fullName", item.isPooled() ? "" : names.person(item.holder()));
        view.put("pool", item.isPooled() ? item.holder().substring(1) : null);
        view.put("since", item.startedAt());
        view.put("instruction", item.instruction());
        view.put("dueAt", item.dueAt());
        view.put("dueState", item.dueState(now).code());
        return view;
    }
}
