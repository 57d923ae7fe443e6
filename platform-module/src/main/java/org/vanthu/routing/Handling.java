package org.vanthu.routing;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.vanthu.deadline.Deadlines;
import org.vanthu.registry.DocumentQueries;
import org.vanthu.registry.RegistryService;
import org.vanthu.routing.Cases.Held;
import org.vanthu.routing.RoutingRecord.Kind;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.work.Next;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

import static org.vanthu.routing.Cases.WORDS;

/**
 * What those do who have a document in hand.
 *
 * @see "QĐ 182/QĐ-VP, 9, 10 and 12"
 */
final class Handling {

    private static final String WAIT = "wait";
    private static final String RESUME = "resume";
    private static final String DL_04 = "DL-04";
    private static final int MAX_NUMBER = 60;

    private final Cases cases;
    private final Work work;
    private final Targets targets;
    private final RoutingRecords records;
    private final Deadlines deadlines;
    private final DocumentQueries documents;
    private final Clock clock;

    Handling(
            Cases cases,
            Work work,
            Targets targets,
            RoutingRecords records,
            Deadlines deadlines,
            DocumentQueries documents,
            Clock clock) {
        this.cases = cases;
        this.work = work;
        this.targets = targets;
        this.records = records;
        this.deadlines = deadlines;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * Chuyển tiếp văn bản: somebody else goes on. Who directs passes it to another who may (trình lãnh đạo cho ý kiến),
     * with what is proposed.
     */
    String forward(long id, StepForm form) {
        Held held = cases.hold(id, form.version(), form.onBehalfOf());
        boolean directs = held.isAt(Cases.DIRECT);
        if (!directs) {
            Cases.require(held, Cases.HANDLE);
        }
        WorkItem item = held.item();
        Target to = directs
                ? targets.director(item.agency(), form.to(), "to")
                : targets.resolve(item.agency(), form.to(), "to");
        if (to.holder().equals(item.holder())
                || to.holder().equals(held.acting().holder())) {
            throw InvalidInputException.field("to", to.holder(), "routing.error.same-holder", to.holder());
        }
        String comment = WORDS.optional("comment", form.comment());
        Next next = to.next(comment.isEmpty() ? item.instruction() : comment, item.deadline());
        work.handOver(item, held.acting(), next, Assigners.FORWARD, comment);
        if (directs) {
            IncomingRow row = held.row();
            cases.save(row, row.withDirector(to.holder()), held.acting());
        } else {
            lead(held, to);
        }
        return item.nodeId();
    }

    /** Trả lại: back to who gave it, within the unit or to the one who directed. */
    String giveBack(long id, StepForm form) {
        Held held = cases.hold(id, form.version(), form.onBehalfOf());
        Cases.require(held, Cases.HANDLE);
        String reason = WORDS.required("reason", form.reason());
        WorkItem item = held.item();
        List<WorkItem> branch = cases.branch(item);
        Optional<WorkItem> last = Assigners.of(branch).last();
        if (last.isPresent()) {
            Target to = new Target(last.get().unit(), Assigners.who(last.get()));
            work.handOver(item, held.acting(), to.next(reason, item.deadline()), Assigners.RETURN, reason);
            lead(held, to);
        } else {
            redirect(held, Assigners.RETURN, reason, directorOf(held.row(), item, branch));
        }
        return item.nodeId();
    }

    /** Thu lại việc đã giao: who gave it has it again, while it has not ended. */
    String takeBack(long id, StepForm form) {
        Held held = cases.seize(id, WORDS.version(form.version()), form.onBehalfOf());
        String reason = WORDS.required("reason", form.reason());
        WorkItem item = held.item();
        if (held.isAt(Cases.DIRECT)) {
            Cases.require(held, Cases.HANDLE);
        }
        String taker = held.acting().holder();
        List<WorkItem> branch = cases.branch(item);
        Optional<WorkItem> given = Assigners.of(branch).by(taker);
        if (given.isPresent() && held.isAt(Cases.HANDLE)) {
            Target to = new Target(given.get().unit(), taker);
            work.handOver(item, held.acting(), to.next(reason, item.deadline()), Assigners.TAKE_BACK, reason);
            lead(held, to);
        } else if (given.isEmpty() && directorOf(held.row(), item, branch).equals(taker)) {
            redirect(held, Assigners.TAKE_BACK, reason, taker);
        } else if (given.isPresent()) {
            throw new ConflictException("routing.error.waits", item.label());
        } else {
            throw new AccessDeniedException(taker + " did not assign item " + id);
        }
        return item.nodeId();
    }

    /** Chờ đủ để xử lý: with the summary of what was done and what is awaited. */
    String pause(long id, StepForm form) {
        Held held = cases.hold(id, form.version(), form.onBehalfOf());
        Cases.require(held, Cases.HANDLE);
        requirePart(held, Cases.INFORM, false);
        String reason = WORDS.required("reason", form.reason());
        work.advance(held.item(), held.acting(), WAIT, reason, same(held));
        say(held, Kind.SUMMARY, reason);
        move(held, IncomingState.WAITING);
        return held.item().nodeId();
    }

    /** What was awaited is there. */
    String resume(long id, StepForm form) {
        Held held = cases.hold(id, form.version(), form.onBehalfOf());
        Cases.require(held, WAIT);
        work.advance(held.item(), held.acting(), RESUME, form.comment(), same(held));
        move(held, IncomingState.IN_PROGRESS);
        return held.item().nodeId();
    }

    /**
     * Lưu tham khảo: received for reference only. Who directs may say so at once.
     *
     * @throws ConflictException if a response is due, or the document assigns a task
     */
    String file(long id, StepForm form) {
        Held held = cases.hold(id, form.version(), form.onBehalfOf());
        String comment = WORDS.optional("comment", form.comment());
        if (held.isAt(Cases.DIRECT)) {
            requirePart(held, Cases.COORDINATE, false);
            requirePart(held, Cases.INFORM, false);
        } else {
            requireMayEnd(held);
        }
        if (held.row().response().equals(IncomingRow.REQUIRED)) {
            throw new ConflictException(
                    "routing.error.reply-owed", held.document().number());
        }
        end(held, "file", comment, held.row(), IncomingState.FILED);
        return held.item().nodeId();
    }

    /** Lập phiếu XLVB: nothing is done, for this reason. */
    String decline(long id, StepForm form) {
        Held held = cases.hold(id, form.version(), form.onBehalfOf());
        requireMayEnd(held);
        String reason = WORDS.required("reason", form.reason());
        say(held, Kind.SLIP, reason);
        end(held, "decline", reason, held.row(), IncomingState.DECLINED);
        return held.item().nodeId();
    }

    /** Lập phiếu XLVB: a document issued before has answered already. */
    String answeredEarlier(long id, StepForm form) {
        Held held = cases.hold(id, form.version(), form.onBehalfOf());
        requireMayEnd(held);
        String number = WORDS.required("number", form.number(), MAX_NUMBER);
        String nodeId = form.nodeId() == null || form.nodeId().isBlank()
                ? null
                : documents.readable(RegistryService.ref(form.nodeId().strip())).nodeId();
        String comment = WORDS.optional("comment", form.comment());
        say(held, Kind.SLIP, comment.isEmpty() ? number : number + ". " + comment);
        end(
                held,
                "answeredEarlier",
                comment.isEmpty() ? number : number + ". " + comment,
                held.row().withEarlier(number, nodeId),
                IncomingState.ANSWERED_EARLIER);
        return held.item().nodeId();
    }

    /** Báo cáo tiến độ. */
    String report(long id, StepForm form) {
        return tell(id, form, Kind.PROGRESS, "progress");
    }

    /** An opinion to those who handle the document. */
    String opine(long id, StepForm form) {
        return tell(id, form, Kind.OPINION, "opinion");
    }

    /** Who coordinates or is informed has done the part; the lead ends with the document. */
    String done(long id, StepForm form) {
        Held held = cases.hold(id, form.version(), form.onBehalfOf());
        Cases.require(held, Cases.HANDLE);
        if (held.isLead()) {
            throw new ConflictException(
                    "routing.error.lead-done", held.document().number());
        }
        String comment = WORDS.optional("comment", form.comment());
        if (!comment.isEmpty()) {
            say(held, Kind.OPINION, comment);
        }
        work.advance(held.item(), held.acting(), "done", comment, Next.NOBODY);
        return held.item().nodeId();
    }

    private String tell(long id, StepForm form, Kind kind, String action) {
        Held held = cases.hold(id, form.version(), form.onBehalfOf());
        if (held.isAt(Cases.DIRECT)) {
            Cases.require(held, Cases.HANDLE);
        }
        String text = WORDS.required("text", form.text());
        say(held, kind, text);
        cases.record(held.row(), held.acting(), action, List.of(), text);
        return held.item().nodeId();
    }

    private void say(Held held, Kind kind, String text) {
        records.add(held.item().nodeId(), held.item().id(), kind, text, held.acting(), null);
    }

    /** Back to who directs, as a step of the same branch. */
    private void redirect(Held held, String outcome, String reason, String director) {
        WorkItem item = held.item();
        Next next = new Next("", director, reason, deadlines.of(item.agency(), DL_04, clock.instant()));
        work.advance(item, held.acting(), outcome, reason, next);
        if (held.isLead()) {
            IncomingRow row = held.row();
            cases.save(
                    row,
                    row.withState(IncomingState.AWAITING_ASSIGNMENT).withLead("", "", row.leadDue()),
                    held.acting());
        }
    }

    /** Who directed the branch: the last direction in it, or that out of which it arose. */
    private String directorOf(IncomingRow row, WorkItem item, List<WorkItem> branch) {
        for (int i = branch.size() - 1; i >= 0; i--) {
            WorkItem one = branch.get(i);
            if (one.step().equals(Cases.DIRECT) && !one.isRunning()) {
                return Assigners.who(one);
            }
        }
        Long parent = item.parent();
        if (parent == null) {
            return row.director();
        }
        return Assigners.who(work.get(parent));
    }

    private void requireMayEnd(Held held) {
        Cases.require(held, Cases.HANDLE);
        requirePart(held, Cases.LEAD, true);
        // R002-073: a document that assigns a task is ended by who assigned it, never by its handler
        if (held.row().taskAssigning()) {
            throw new ConflictException(
                    "routing.error.task-assigning", held.document().number());
        }
    }

    private static void requirePart(Held held, String part, boolean wanted) {
        if (held.item().part().equals(part) != wanted) {
            throw new ConflictException("routing.error.part", held.document().number());
        }
    }

    private void end(Held held, String outcome, String comment, IncomingRow row, IncomingState end) {
        work.advance(held.item(), held.acting(), outcome, comment, Next.NOBODY);
        cases.save(held.row(), row.withEnd(end, clock.instant(), held.acting()), held.acting());
        cases.close(row, held.acting());
    }

    private void move(Held held, IncomingState to) {
        if (held.isLead()) {
            cases.save(held.row(), held.row().withState(to), held.acting());
        }
    }

    private void lead(Held held, Target to) {
        if (held.isLead()) {
            IncomingRow row = held.row();
            cases.save(row, row.withLead(to.unit(), to.holder(), row.leadDue()), held.acting());
        }
    }

    private static Next same(Held held) {
        WorkItem item = held.item();
        return new Next(item.unit(), held.acting().holder(), item.instruction(), item.deadline());
    }
}
