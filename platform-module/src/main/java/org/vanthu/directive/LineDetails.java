package org.vanthu.directive;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Account;
import org.vanthu.outgoing.OutgoingDocuments;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

/** One line with all about it, as each side may see it. */
final class LineDetails {

    /** Of what happened to the directive as a whole, executors see what was said to them. */
    private static final Set<String> TOLD = Set.of("give", "giveLate", "direction", "reword");

    private final Lines lines;
    private final LineTable table;
    private final DirectiveTable directives;
    private final LineViews views;
    private final LineActions actions;
    private final Rights rights;
    private final Events events;
    private final ExtensionTable extensions;
    private final RequestTable requests;
    private final ReplyTable replies;
    private final OutgoingDocuments outgoing;
    private final Work work;
    private final DirectiveSite site;

    LineDetails(
            Lines lines,
            LineTable table,
            DirectiveTable directives,
            LineViews views,
            LineActions actions,
            Rights rights,
            Events events,
            ExtensionTable extensions,
            RequestTable requests,
            ReplyTable replies,
            OutgoingDocuments outgoing,
            Work work,
            DirectiveSite site) {
        this.lines = lines;
        this.table = table;
        this.directives = directives;
        this.views = views;
        this.actions = actions;
        this.rights = rights;
        this.events = events;
        this.extensions = extensions;
        this.requests = requests;
        this.replies = replies;
        this.outgoing = outgoing;
        this.work = work;
        this.site = site;
    }

    /** The line after a step; whoever returned or passed it on may not see it any more. */
    Map<String, @Nullable Object> after(long id) {
        if (lines.sees(id)) {
            return of(id);
        }
        Map<String, @Nullable Object> gone = new LinkedHashMap<>();
        gone.put("id", String.valueOf(id));
        return gone;
    }

    Map<String, @Nullable Object> of(long id) {
        LineRow line = lines.visible(id);
        boolean giver = rights.oversees(line);
        boolean executor = rights.receives(line);
        DirectiveRow directive = directives.find(line.directiveId()).orElseThrow();
        List<Event> told = events.of(line).stream()
                .filter(event -> isFor(event, line, giver, executor))
                .toList();
        List<Extension> asked = extensions.of(id);
        List<Request> all = requests.of(id);
        List<WorkItem> trace = trace(line, executor);
        LineNames names = names(line, directive, told, asked, all, trace);
        Map<String, @Nullable Object> view =
                new LinkedHashMap<>(views.of(List.of(line)).get(0));
        view.put("directive", views.directive(directive, names));
        view.put("siblings", siblings(line, giver));
        view.put("events", told.stream().map(event -> event(event, names)).toList());
        view.put(
                "extensionList",
                asked.stream().map(one -> extension(one, names)).toList());
        view.put(
                "requests",
                all.stream()
                        .map(one -> request(one, line, table.find(one.lineId()).orElseThrow(), names))
                        .toList());
        view.put("replies", executor ? replies(line) : List.of());
        view.put("work", trace.stream().map(item -> item(item, names)).toList());
        view.put("contacts", List.of(contact(directive)));
        view.put("actions", actions.of(line));
        return view;
    }

    /** What an executor said among its own people is not for one who has the line after it. */
    private static boolean isFor(Event event, LineRow line, boolean giver, boolean executor) {
        boolean heard = event.audience().equals(Event.ALL)
                || (giver && event.audience().equals(Event.GIVER))
                || (executor
                        && event.audience().equals(Event.EXECUTOR)
                        && event.agency().equals(line.doer()));
        return heard && (giver || event.lineId() != null || TOLD.contains(event.kind()));
    }

    /** Who had it since when until when: the executor its own steps, the giver who has it now. */
    private List<WorkItem> trace(LineRow line, boolean executor) {
        String branch = line.place().branch();
        if (branch == null) {
            return List.of();
        }
        List<WorkItem> items = work.ofBranches(List.of(branch));
        return executor ? items : items.stream().filter(WorkItem::isRunning).toList();
    }

    private LineNames names(
            LineRow line,
            DirectiveRow directive,
            List<Event> told,
            List<Extension> asked,
            List<Request> all,
            List<WorkItem> trace) {
        List<@Nullable String> people = LineNames.people(List.of(line), List.of(directive), trace);
        told.forEach(event -> {
            people.add(event.by());
            people.add(event.onBehalfOf());
        });
        asked.forEach(one -> {
            people.add(one.asked().by());
            Extension.Decision decision = one.decision();
            people.add(decision == null ? null : decision.by());
        });
        all.forEach(one -> {
            people.add(one.askedBy());
            Request.Answer answer = one.answer();
            people.add(answer == null ? null : answer.by());
        });
        trace.forEach(item -> people.add(item.endedBy()));
        return LineNames.of(site, people);
    }

    /** The others of the directive: the giver sees all, the lead who coordinates, who coordinates the lead. */
    private List<Map<String, @Nullable Object>> siblings(LineRow line, boolean giver) {
        List<Map<String, @Nullable Object>> siblings = new ArrayList<>();
        for (LineRow other : table.of(line.directiveId())) {
            if (other.id() == line.id() || !(giver || line.isLead() || other.isLead())) {
                continue;
            }
            Map<String, @Nullable Object> view = new LinkedHashMap<>();
            view.put("id", String.valueOf(other.id()));
            view.put("part", other.part());
            view.put("executor", other.executor().code());
            view.put("executorName", other.executor().name());
            view.put("unit", other.executor().unit());
            view.put("open", rights.sees(other));
            if (giver || line.isLead()) {
                view.put("state", other.state().code());
                view.put("dueState", other.dueState(site.now()));
                view.put("dueAt", other.due().at());
            }
            siblings.add(view);
        }
        return siblings;
    }

    private static Map<String, @Nullable Object> event(Event event, LineNames names) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", String.valueOf(event.id()));
        view.put("kind", event.kind());
        view.put("audience", event.audience());
        view.put("at", event.at());
        view.put("agency", event.agency());
        view.put("agencyName", names.agency(event.agency()));
        view.put("by", event.by());
        view.put("byName", names.person(event.by()));
        view.put("onBehalfOf", event.onBehalfOf());
        view.put("onBehalfOfName", event.onBehalfOf() == null ? null : names.person(event.onBehalfOf()));
        view.put("channel", event.channel());
        view.put("text", event.text());
        view.put("documentNodeId", event.documentNodeId());
        view.put("documentNumber", Objects.requireNonNullElse(event.documentNumber(), ""));
        return view;
    }

    private static Map<String, @Nullable Object> extension(Extension one, LineNames names) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", String.valueOf(one.id()));
        view.put("state", one.state());
        view.put("askedAt", one.asked().at());
        view.put("askedBy", one.asked().by());
        view.put("askedByName", names.person(one.asked().by()));
        view.put("askedDue", one.asked().due());
        view.put("late", one.isLate());
        view.put("reason", one.asked().reason());
        view.put("requestNodeId", one.asked().nodeId());
        view.put("requestNumber", one.asked().number());
        view.put("dueBefore", one.dueBefore());
        Extension.Decision decision = one.decision();
        view.put("decidedAt", decision == null ? null : decision.at());
        view.put("decidedBy", decision == null ? null : decision.by());
        view.put("decidedByName", decision == null ? null : names.person(decision.by()));
        view.put("decisionNodeId", decision == null ? null : decision.nodeId());
        view.put("decisionNumber", decision == null ? null : decision.number());
        view.put("dueAfter", decision == null ? null : decision.dueAfter());
        view.put("note", decision == null ? "" : decision.note());
        return view;
    }

    private static Map<String, @Nullable Object> request(Request one, LineRow line, LineRow from, LineNames names) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", String.valueOf(one.id()));
        view.put("kind", one.kind());
        view.put("state", one.state());
        view.put("mine", one.to().lineId() == line.id());
        view.put("toLine", String.valueOf(one.to().lineId()));
        view.put("toAgency", one.to().agency());
        view.put("toName", one.to().name());
        view.put("fromName", from.executor().name());
        view.put("askedAt", one.askedAt());
        view.put("askedByName", names.person(one.askedBy()));
        view.put("text", one.text());
        view.put("shiftDue", one.shiftDue());
        view.put("dueAt", one.deadline() == null ? null : one.deadline().at());
        Request.Answer answer = one.answer();
        view.put("answeredAt", answer == null ? null : answer.at());
        view.put("answeredByName", answer == null ? null : names.person(answer.by()));
        view.put("answer", answer == null ? "" : answer.text());
        view.put("answerNodeId", answer == null ? null : answer.nodeId());
        view.put("answerNumber", answer == null ? null : answer.number());
        view.put("version", one.version());
        return view;
    }

    private List<Map<String, @Nullable Object>> replies(LineRow line) {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (String nodeId : replies.of(line.id())) {
            outgoing.find(nodeId)
                    .filter(facts -> facts.agency().equals(line.doer()))
                    .ifPresent(facts -> {
                        Map<String, @Nullable Object> view = new LinkedHashMap<>();
                        view.put("nodeId", nodeId);
                        view.put("subject", facts.subject());
                        view.put("state", facts.state().code());
                        view.put("number", facts.number());
                        view.put("issuedAt", facts.issuedAt());
                        list.add(view);
                    });
        }
        return list;
    }

    private static Map<String, @Nullable Object> item(WorkItem item, LineNames names) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("id", String.valueOf(item.id()));
        view.put("process", item.process());
        view.put("step", item.step());
        view.put("unitName", names.unit(item.agency(), item.unit()));
        view.put("holder", item.isPooled() ? "" : item.holder());
        view.put("holderName", item.isPooled() ? "" : names.person(item.holder()));
        view.put("pool", item.isPooled() ? item.holder().substring(1) : null);
        view.put("since", item.startedAt());
        view.put("dueAt", item.dueAt());
        view.put("endedAt", item.endedAt());
        view.put("outcome", item.outcome());
        view.put("instruction", item.instruction());
        view.put("comment", item.comment());
        return view;
    }

    /** Who follows it, so that the executor's people can call directly. */
    private Map<String, @Nullable Object> contact(DirectiveRow directive) {
        String officer = directive.words().officer();
        Account account = site.accounts().find(officer).orElse(null);
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("role", "officer");
        view.put("userName", officer);
        view.put("fullName", account == null ? officer : account.fullName());
        view.put("position", account == null ? "" : account.position());
        view.put("phone", account == null ? "" : account.phone());
        view.put("email", account == null ? "" : account.email());
        return view;
    }
}
