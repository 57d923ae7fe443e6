package org.vanthu.directive;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.vanthu.deadline.Deadline;
import org.vanthu.deadline.DueColumns;
import org.vanthu.delegation.Acting;
import org.vanthu.directive.LineRow.Executor;
import org.vanthu.directive.Lines.Case;
import org.vanthu.reminder.Urging;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Sql;
import org.vanthu.work.WorkItem;

import static org.vanthu.directive.DirectiveSite.WORDS;

/**
 * What the officer of the giver decides: a result is approved or rejected, what came back is put right, given to
 * another or withdrawn; urging and further directions.
 *
 * @see "Decision 520/QĐ-UBND, 8.3 and 9; Decision 31/2020/QĐ-UBND, 13.3 to 14.3"
 */
final class Following {

    private final Lines lines;
    private final LineTable table;
    private final DirectiveTable directives;
    private final DirectiveRules rules;
    private final Origins origins;
    private final Giving giving;
    private final Receiving receiving;
    private final Extensions extensions;
    private final LineWork work;
    private final Events events;
    private final Urging urging;
    private final DirectiveSite site;

    Following(
            Lines lines,
            LineTable table,
            DirectiveTable directives,
            DirectiveRules rules,
            Origins origins,
            Giving giving,
            Receiving receiving,
            Extensions extensions,
            LineWork work,
            Events events,
            Urging urging,
            DirectiveSite site) {
        this.lines = lines;
        this.table = table;
        this.directives = directives;
        this.rules = rules;
        this.origins = origins;
        this.giving = giving;
        this.receiving = receiving;
        this.extensions = extensions;
        this.work = work;
        this.events = events;
        this.urging = urging;
        this.site = site;
    }

    /** Duyệt hoàn thành: the time of completion is that of the issuing of the result. */
    void approve(long id, StepForm form) {
        Case at = lines.decide(id, form, LineState.REPORTED);
        work.end(at.line(), at.acting(), "approve", form.text());
        LineRow after = lines.save(
                at.line(),
                LineState.COMPLETED,
                Sql.map(
                        "completed_at", site.now(),
                        "completed_by", at.acting().actor(),
                        "reviewed_at", site.now()));
        receiving.settle(after, at.acting());
        events.add(after, at.acting(), at.agency(), "approve", form.text());
    }

    /** Từ chối: with what is missing; it is done again by whoever did it. */
    void reject(long id, StepForm form) {
        Case at = lines.decide(id, form, LineState.REPORTED);
        String reason = WORDS.required("reason", form.reason());
        Map<String, @Nullable Object> columns = Sql.map(
                "reviewed_at", site.now(), "rejections", at.line().counts().rejections() + 1);
        redo(at, "reject", reason, columns);
    }

    /** Lấy lại: what was approved by mistake is done again. */
    void takeBack(long id, StepForm form) {
        Case at = lines.decide(id, form, LineState.COMPLETED);
        redo(
                at,
                "takeBack",
                WORDS.required("reason", form.reason()),
                Sql.map("completed_at", null, "completed_by", null));
    }

    private void redo(Case at, String kind, String reason, Map<String, @Nullable Object> columns) {
        LineRow line = at.line();
        Optional<WorkItem> last = work.lastAtExecutor(line);
        work.end(line, at.acting(), kind, reason);
        columns.putAll(Sql.map(
                "reported_at",
                null,
                "result_node_id",
                null,
                "result_number",
                null,
                "result_issued_at",
                null,
                "branch",
                null));
        LineRow again = lines.save(line, LineState.IN_PROGRESS, columns);
        if (last.isPresent()) {
            WorkItem item = work.again(again, at.directive(), last.get(), reason, at.acting());
            again = table.change(again, Sql.map("branch", item.branch(), "holder_unit", item.unit()));
        }
        receiving.resumed(again, at.acting());
        events.add(again, at.acting(), at.agency(), kind, reason);
    }

    /**
     * Điều chỉnh: puts right what was entered. What came back goes to the same executor again, and only then its
     * deadline may be another one; that of a line in work changes by an extension only.
     */
    void adjust(long id, StepForm form) {
        Case at = lines.decide(
                id, form, LineState.RETURNED, LineState.GIVEN, LineState.REGISTERED, LineState.IN_PROGRESS);
        String reason = WORDS.required("reason", form.reason());
        LineRow line = at.line();
        boolean back = line.state() == LineState.RETURNED;
        if (form.dueOn() != null && !back) {
            throw new ConflictException("directive.error.due-by-extension");
        }
        DirectiveRow directive = reworded(at, form);
        LineRow after = table.find(id).orElseThrow();
        if (form.dueOn() != null) {
            after = due(after, form);
        }
        if (back) {
            after = send(directive, after, at.acting());
        } else {
            after = table.change(after, Sql.map());
        }
        events.add(after, at.acting(), at.agency(), "adjust", reason);
    }

    /** Other words, another officer: of the directive, so of all its lines. */
    private DirectiveRow reworded(Case at, StepForm form) {
        DirectiveRow before = at.directive();
        DirectiveRow.Words old = before.words();
        String content = WORDS.optional("text", form.text());
        String officer = form.to() == null ? null : form.to().user();
        String follows = officer == null ? old.officer() : rules.officer(before.agency(), officer, old);
        if ((content.isEmpty() || content.equals(old.content())) && follows.equals(old.officer())) {
            return before;
        }
        DirectiveRow.Words words = new DirectiveRow.Words(
                content.isEmpty() ? old.content() : content,
                old.orderedBy(),
                old.orderedName(),
                follows,
                old.field(),
                old.resultKind(),
                old.longTerm(),
                old.longTermDecision(),
                old.urgency());
        DirectiveRow after = directives.change(before, DirectiveTable.columns(words));
        table.refollow(after);
        events.add(after, at.acting(), "reword", words.content(), Reference.NONE);
        return after;
    }

    private LineRow due(LineRow line, StepForm form) {
        Deadline due = site.due(line.agency(), "dueOn", Objects.requireNonNull(form.dueOn()));
        Map<String, @Nullable Object> columns = DueColumns.of(due);
        columns.putAll(Sql.map("update_due_at", due.at()));
        return table.change(line, columns);
    }

    private LineRow send(DirectiveRow directive, LineRow line, Acting acting) {
        LineRow given =
                lines.save(line, LineState.GIVEN, Sql.map("branch", null, "registered_at", null, "accepted_at", null));
        return giving.deliver(origins.find(directive.nodeId()).orElseThrow(), directive, given, acting);
    }

    /** Giao lại: to another executor; the line stays the same one. */
    void reassign(long id, StepForm form) {
        Case at = lines.decide(
                id, form, LineState.RETURNED, LineState.GIVEN, LineState.REGISTERED, LineState.IN_PROGRESS);
        String reason = WORDS.required("reason", form.reason());
        LineRow line = at.line();
        Executor before = line.executor();
        Executor to = rules.executor(line.agency(), form.executor(), form.executorName(), form.unit(), "executor");
        if (table.of(line.directiveId()).stream()
                .anyMatch(other -> other.executor().equals(to))) {
            throw InvalidInputException.field("executor", to.name(), "directive.error.executor-twice", to.name());
        }
        work.end(line, at.acting(), "reassigned", reason);
        extensions.drop(at, reason);
        LineRow due = form.dueOn() == null ? line : due(line, form);
        Map<String, @Nullable Object> columns = LineTable.columns(to);
        columns.putAll(Sql.map(
                "node_id", null,
                "branch", null,
                "holder_unit", "",
                "registered_at", null,
                "accepted_at", null,
                "updated_at", null));
        LineRow given = lines.save(due, LineState.GIVEN, columns);
        LineRow sent =
                giving.deliver(origins.find(at.directive().nodeId()).orElseThrow(), at.directive(), given, at.acting());
        receiving.settle(line, at.acting());
        events.add(sent, at.acting(), at.agency(), "reassign", before.name() + " → " + to.name() + ": " + reason);
    }

    /** Thu hồi: nothing is to be done any more. */
    void withdraw(long id, StepForm form) {
        Case at = lines.decide(
                id,
                form,
                LineState.RETURNED,
                LineState.GIVEN,
                LineState.REGISTERED,
                LineState.IN_PROGRESS,
                LineState.REPORTED);
        String reason = WORDS.required("reason", form.reason());
        work.end(at.line(), at.acting(), "withdrawn", reason);
        LineRow after = lines.save(at.line(), LineState.WITHDRAWN, Sql.map("withdrawn_at", site.now()));
        receiving.settle(after, at.acting());
        events.add(after, at.acting(), at.agency(), "withdraw", reason);
    }

    /** Đôn đốc: noted with the way it was done; whoever has the work sees it among the reminders. */
    void urge(long id, StepForm form) {
        Case at = lines.decide(
                id, form, LineState.GIVEN, LineState.REGISTERED, LineState.IN_PROGRESS, LineState.RETURNED);
        String text = WORDS.required("text", form.text());
        String channel = form.channel() == null || form.channel().isBlank()
                ? "desk"
                : form.channel().strip();
        Urging.requireChannel(channel);
        Optional<WorkItem> item = work.open(at.line());
        item.ifPresent(one -> urging.tell(one, channel, text, at.acting()));
        LineRow after = lines.save(at.line(), at.line().state(), Sql.map());
        events.add(after, at.acting(), at.agency(), "urge", Event.ALL, channel, text, Reference.NONE);
    }

    /** Ý kiến chỉ đạo bổ sung: attached to the directive and told to everybody concerned. */
    void direction(long id, StepForm form) {
        Case at = lines.decide(
                id,
                form,
                LineState.GIVEN,
                LineState.REGISTERED,
                LineState.IN_PROGRESS,
                LineState.RETURNED,
                LineState.REPORTED);
        String text = WORDS.required("text", form.text());
        lines.save(at.line(), at.line().state(), Sql.map());
        events.add(at.directive(), at.acting(), "direction", text, lines.reference(form));
        for (LineRow line : table.of(at.line().directiveId())) {
            if (line.state().isAtExecutor()) {
                work.open(line).ifPresent(item -> urging.tell(item, "desk", text, at.acting()));
            }
        }
    }
}
