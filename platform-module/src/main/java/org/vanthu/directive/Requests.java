package org.vanthu.directive;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.vanthu.deadline.Deadline;
import org.vanthu.deadline.DueColumns;
import org.vanthu.delegation.Acting;
import org.vanthu.delegation.Scope;
import org.vanthu.directive.Lines.Case;
import org.vanthu.directive.Lines.Held;
import org.vanthu.routing.Directors;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.TimeOrderedIds;
import org.vanthu.shared.Words;
import org.vanthu.work.NewWork;
import org.vanthu.work.Next;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

import static org.vanthu.directive.DirectiveSite.WORDS;

/**
 * What the lead asks those who coordinate, each with a deadline and an answer of its own. A refusal is in writing, with
 * its reasons. That a deadline shifts because that of the lead did takes the consent of whoever it concerns.
 *
 * @see "Decision 31/2020/QĐ-UBND, 14.4"
 */
final class Requests {

    private static final String PROCESS = "directiveRequest";

    private final Lines lines;
    private final LineTable table;
    private final RequestTable requests;
    private final LineWork lineWork;
    private final Work work;
    private final Directors directors;
    private final Events events;
    private final DirectiveSite site;
    private final TimeOrderedIds ids;

    Requests(
            Lines lines,
            LineTable table,
            RequestTable requests,
            LineWork lineWork,
            Work work,
            Directors directors,
            Events events,
            DirectiveSite site) {
        this.lines = lines;
        this.table = table;
        this.requests = requests;
        this.lineWork = lineWork;
        this.work = work;
        this.directors = directors;
        this.events = events;
        this.site = site;
        this.ids = new TimeOrderedIds(site.clock());
    }

    /** Yêu cầu phối hợp. */
    void ask(long id, StepForm form) {
        Held held = lines.hold(id, form, LineState.REGISTERED, LineState.IN_PROGRESS);
        Case at = held.at();
        if (!at.line().isLead()) {
            throw new ConflictException("directive.error.not-lead");
        }
        LineRow to = sibling(at.line(), Words.id("line", form.line()));
        String text = WORDS.required("text", form.text());
        LocalDate day = form.dueOn();
        if (day == null) {
            throw InvalidInputException.field("dueOn", "", "directive.error.missing", "dueOn");
        }
        Deadline due = site.due(at.agency(), "dueOn", day);
        Request asked = insert(at, to, Request.COORDINATE, text, null, due);
        LineRow after = lines.save(at.line(), at.line().state(), Sql.map());
        events.add(after, at.acting(), at.agency(), "request", asked.to().name() + ": " + text);
    }

    /** Asks the executor of another line of the directive whether its deadline may be that day too. */
    void askShift(Case at, long lineId, LocalDate day) {
        LineRow to = sibling(at.line(), lineId);
        if (!to.state().isAtExecutor()) {
            throw new ConflictException("directive.error.state", Lines.word(to.state()));
        }
        insert(at, to, Request.SHIFT, day.toString(), day, null);
    }

    private LineRow sibling(LineRow line, long id) {
        LineRow to = table.find(id)
                .filter(other -> other.directiveId() == line.directiveId() && other.id() != line.id())
                .orElseThrow(() -> InvalidInputException.field("line", id, "directive.error.no-sibling"));
        if (!to.state().isRunning() || to.state() == LineState.DRAFTED) {
            throw new ConflictException("directive.error.state", Lines.word(to.state()));
        }
        return to;
    }

    private Request insert(
            Case at, LineRow to, String kind, String text, @Nullable LocalDate shiftDue, @Nullable Deadline due) {
        String agency = to.executor().code();
        String branch = null;
        String nodeId = to.place().nodeId();
        if (!agency.isEmpty() && nodeId != null) {
            Optional<WorkItem> has =
                    lineWork.open(to).filter(item -> item.process().equals(LineWork.PROCESS));
            Next next = has.map(item -> new Next(item.unit(), item.holder(), text, due))
                    .orElseGet(() -> new Next("", directors.of(agency), text, due));
            branch = work.start(
                            new NewWork(
                                    PROCESS,
                                    PROCESS,
                                    agency,
                                    nodeId,
                                    null,
                                    LineRow.COORDINATE,
                                    next,
                                    at.directive().words().urgency(),
                                    at.directive().words().content(),
                                    at.directive().paper().number()),
                            at.acting())
                    .branch();
        }
        Request request = new Request(
                ids.next(),
                at.line().id(),
                kind,
                Request.ASKED,
                new Request.To(to.id(), agency, to.executor().name()),
                site.now(),
                at.acting().actor(),
                text,
                shiftDue,
                due,
                null,
                branch,
                1);
        requests.insert(request);
        return request;
    }

    /** Trả lời; of a deadline that may shift, the consent: it shifts now. */
    long answer(long id, StepForm form) {
        Opened opened = open(id, form);
        Request request = opened.request;
        String text = request.kind().equals(Request.SHIFT)
                ? WORDS.optional("text", form.text())
                : WORDS.required("text", form.text());
        LineState state = opened.answering().state();
        if (request.kind().equals(Request.SHIFT) && !state.isAtExecutor()) {
            throw new ConflictException("directive.error.state", Lines.word(state));
        }
        end(opened, Request.ANSWERED, text, lines.reference(form));
        LocalDate day = request.shiftDue();
        if (request.kind().equals(Request.SHIFT) && day != null) {
            shift(opened, day);
        }
        return opened.answering().id();
    }

    /** Từ chối: in writing, with the reasons. */
    long refuse(long id, StepForm form) {
        Opened opened = open(id, form);
        String text = WORDS.required("text", form.text());
        Reference document =
                opened.request.kind().equals(Request.SHIFT) ? lines.reference(form) : lines.requiredReference(form);
        end(opened, Request.REFUSED, text, document);
        return opened.answering().id();
    }

    /** Rút lại: who asked needs it no more. */
    long withdraw(long id, StepForm form) {
        form.refuseSecret(site);
        Request seen = visible(id);
        LineRow line = lines.visible(seen.lineId());
        Request request = locked(id, form);
        boolean byGiver = request.kind().equals(Request.SHIFT);
        String agency = byGiver ? line.agency() : line.executor().code();
        Acting acting = site.delegations().acting(agency, form.onBehalfOf(), byGiver ? Scope.DIRECT : Scope.FORWARD);
        if (byGiver ? !lines.decides(line, acting.holder()) : !lines.speaks(line, acting.holder())) {
            throw site.refused(acting.holder(), "withdraw request " + id);
        }
        end(
                new Opened(request, line, acting, agency),
                Request.WITHDRAWN,
                WORDS.optional("text", form.text()),
                Reference.NONE);
        return line.id();
    }

    /** A request in the hands of whoever must answer it. */
    private record Opened(Request request, LineRow answering, Acting acting, String agency) {}

    private Opened open(long id, StepForm form) {
        form.refuseSecret(site);
        Request seen = visible(id);
        LineRow asking = table.find(seen.lineId()).orElseThrow();
        LineRow to = table.lock(seen.to().lineId()).orElseThrow();
        Request request = locked(id, form);
        String agency = request.to().agency();
        if (agency.isEmpty()) {
            // nobody of that executor is on this site: who asked enters the answer that came on paper
            String own = request.kind().equals(Request.SHIFT)
                    ? asking.agency()
                    : asking.executor().code();
            Acting acting = site.delegations().acting(own, form.onBehalfOf(), Scope.FORWARD);
            boolean may = request.kind().equals(Request.SHIFT)
                    ? lines.decides(asking, acting.holder())
                    : lines.speaks(asking, acting.holder());
            return requireMay(may, new Opened(request, to, acting, own));
        }
        Acting acting = site.delegations().acting(agency, form.onBehalfOf(), Scope.FORWARD);
        boolean holds = Optional.ofNullable(request.branch())
                .flatMap(work::open)
                .filter(item -> work.isHeldBy(item, acting.holder()))
                .isPresent();
        return requireMay(holds || lines.speaks(to, acting.holder()), new Opened(request, to, acting, agency));
    }

    private Opened requireMay(boolean may, Opened opened) {
        if (!may) {
            throw site.refused(opened.acting.holder(), "answer request " + opened.request.id());
        }
        return opened;
    }

    private Request visible(long id) {
        return requests.find(id)
                .filter(request ->
                        lines.sees(request.lineId()) || lines.sees(request.to().lineId()))
                .orElseThrow(() -> new NotFoundException("directive.error.no-request", String.valueOf(id)));
    }

    private Request locked(long id, StepForm form) {
        Request request = requests.lock(id).orElseThrow();
        if (request.version() != WORDS.version(form.version())) {
            throw new ConflictException(
                    "directive.error.changed-meanwhile", request.to().name());
        }
        if (!request.isRunning()) {
            throw new ConflictException("directive.error.decided");
        }
        return request;
    }

    private void end(Opened opened, String state, String text, Reference document) {
        Request request = opened.request;
        Optional.ofNullable(request.branch())
                .flatMap(work::open)
                .map(item -> work.running(item.id(), item.version()))
                .ifPresent(item -> work.advance(item, opened.acting, state, text, Next.NOBODY));
        requests.change(
                request,
                Sql.map(
                        "state", state,
                        "running", 0,
                        "answered_at", site.now(),
                        "answered_by", opened.acting.actor(),
                        "answer", text,
                        "answer_node_id", document.nodeId(),
                        "answer_number", document.number()));
        LineRow asking = table.find(request.lineId()).orElseThrow();
        events.add(
                asking,
                opened.acting,
                opened.agency,
                "request" + capital(state),
                request.to().name() + ": " + text,
                document);
    }

    private void shift(Opened opened, LocalDate day) {
        LineRow line = opened.answering;
        Deadline due = site.due(line.agency(), "shiftDue", day);
        Map<String, @Nullable Object> columns = DueColumns.of(due);
        columns.putAll(
                Sql.map("update_due_at", due.at(), "extensions", line.counts().extensions() + 1));
        LineRow after = lines.save(line, line.state(), columns);
        lineWork.lock(line)
                .filter(item -> item.process().equals(LineWork.PROCESS))
                .ifPresent(item -> work.reschedule(item, opened.acting, due, "shift"));
        for (Request other : requests.of(line.id())) {
            boolean asked = other.to().lineId() == line.id() && other.kind().equals(Request.COORDINATE);
            if (asked && other.isRunning()) {
                requests.change(other, DueColumns.of(due));
                Optional.ofNullable(other.branch())
                        .flatMap(work::open)
                        .ifPresent(item ->
                                work.reschedule(work.running(item.id(), item.version()), opened.acting, due, "shift"));
            }
        }
        events.add(after, opened.acting, opened.agency, "shift", day.toString());
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
