package org.vanthu.directive;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.deadline.Deadline;
import org.vanthu.directive.Lines.Case;
import org.vanthu.directive.Lines.Held;
import org.vanthu.organization.Role;
import org.vanthu.organization.Staff;
import org.vanthu.routing.Assigners;
import org.vanthu.routing.Directors;
import org.vanthu.routing.Target;
import org.vanthu.routing.TargetForm;
import org.vanthu.routing.Targets;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;
import org.vanthu.work.Next;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

import static org.vanthu.directive.DirectiveSite.WORDS;

/**
 * What the executor's people do with a line among themselves: the same acts, by the same words, as with any incoming
 * document. None of them ends it.
 *
 * @see "Decision 31/2020/QĐ-UBND, 13.3"
 */
final class Handling {

    /** How a director's step ends; what comes back stops there. */
    private static final String DIRECT = "direct";

    private final Lines lines;
    private final Work work;
    private final Targets targets;
    private final Directors directors;
    private final Events events;
    private final Receiving receiving;
    private final DirectiveSite site;

    Handling(
            Lines lines,
            Work work,
            Targets targets,
            Directors directors,
            Events events,
            Receiving receiving,
            DirectiveSite site) {
        this.lines = lines;
        this.work = work;
        this.targets = targets;
        this.directors = directors;
        this.events = events;
        this.receiving = receiving;
        this.site = site;
    }

    /** Nhận nhiệm vụ: it was compared with the document, and is the executor's. */
    void accept(long id, StepForm form) {
        Held held = hold(id, form);
        if (held.line().times().acceptedAt() != null) {
            throw new ConflictException("directive.error.accepted");
        }
        WorkItem item = held.item();
        if (item.isPooled()) {
            String who = held.acting().holder();
            work.handOver(
                    item, held.acting(), new Next(item.unit(), who, item.instruction(), item.deadline()), "take", null);
        }
        begun(held, Sql.map("accepted_at", site.now()), "accept", form.text());
    }

    /** Phân công: to a unit or a person; the head of a unit within it. The deadline of the line stays the last one. */
    void assign(long id, StepForm form) {
        Held held = hold(id, form);
        WorkItem item = held.item();
        Target to = target(held, form);
        String text = WORDS.optional("text", form.text());
        Deadline deadline = form.dueOn() == null ? item.deadline() : inner(held, form);
        if (!held.isAt(LineWork.ASSIGN)) {
            require(held, LineWork.HANDLE);
            requireWithin(held, to);
        }
        Next next = to.next(text.isEmpty() ? item.instruction() : text, deadline);
        work.advance(item, held.acting(), held.isAt(LineWork.ASSIGN) ? DIRECT : Assigners.ASSIGN, text, next);
        Map<String, @Nullable Object> columns = Sql.map("holder_unit", to.unit());
        if (held.line().times().acceptedAt() == null) {
            columns.put("accepted_at", SqlTime.of(site.now()));
        }
        begun(held, columns, "assign", text);
    }

    /** Chuyển tiếp: somebody else goes on. */
    void forward(long id, StepForm form) {
        Held held = hold(id, form);
        require(held, LineWork.HANDLE);
        WorkItem item = held.item();
        Target to = target(held, form);
        String text = WORDS.optional("text", form.text());
        Next next = to.next(text.isEmpty() ? item.instruction() : text, item.deadline());
        work.handOver(item, held.acting(), next, Assigners.FORWARD, text);
        begun(held, Sql.map("holder_unit", to.unit()), "forward", text);
    }

    /** Trả lại người giao việc: within the executor, step by step. */
    void giveBack(long id, StepForm form) {
        Held held = hold(id, form);
        require(held, LineWork.HANDLE);
        String reason = WORDS.required("reason", form.reason());
        WorkItem item = held.item();
        List<WorkItem> branch = work.ofBranches(List.of(item.branch()));
        Optional<WorkItem> last = Assigners.of(branch).last();
        if (last.isPresent()) {
            Target to = new Target(last.get().unit(), Assigners.who(last.get()));
            work.handOver(item, held.acting(), to.next(reason, item.deadline()), Assigners.RETURN, reason);
            begun(held, Sql.map("holder_unit", to.unit()), "giveBack", reason);
        } else if (held.line().executor().isUnitOf(held.line().agency())) {
            throw new ConflictException("directive.error.nobody-above");
        } else {
            Next next = new Next("", directorOf(branch, item), reason, item.deadline());
            work.advance(item, held.acting(), Assigners.RETURN, reason, next);
            begun(held, Sql.map("holder_unit", ""), "giveBack", reason);
        }
    }

    /** Thu lại việc đã giao: who gave it has it again. */
    void takeBack(long id, StepForm form) {
        Held held = lines.seize(id, form);
        String reason = WORDS.required("reason", form.reason());
        WorkItem item = held.item();
        String taker = held.acting().holder();
        List<WorkItem> branch = work.ofBranches(List.of(item.branch()));
        Optional<WorkItem> given = Assigners.of(branch).by(taker);
        if (item.holder().equals(taker) || held.isAt(LineWork.ASSIGN)) {
            throw new ConflictException("directive.error.has-it");
        }
        if (given.isPresent() && held.isAt(LineWork.HANDLE)) {
            Target to = new Target(given.get().unit(), taker);
            work.handOver(item, held.acting(), to.next(reason, item.deadline()), Assigners.TAKE_BACK, reason);
            begun(held, Sql.map("holder_unit", to.unit()), "takeBack", reason);
        } else if (given.isEmpty() && directorOf(branch, item).equals(taker)) {
            work.advance(
                    item, held.acting(), Assigners.TAKE_BACK, reason, new Next("", taker, reason, item.deadline()));
            begun(held, Sql.map("holder_unit", ""), "takeBack", reason);
        } else if (given.isPresent()) {
            throw new ConflictException("directive.error.waits");
        } else {
            throw new AccessDeniedException(taker + " did not assign directive line " + id);
        }
    }

    /** Chờ đủ để thực hiện. */
    void pause(long id, StepForm form) {
        Held held = hold(id, form);
        require(held, LineWork.HANDLE);
        String reason = WORDS.required("reason", form.reason());
        work.advance(held.item(), held.acting(), LineWork.WAIT, reason, same(held));
        begun(held, Sql.map(), "wait", reason);
    }

    /** What was awaited is there. */
    void resume(long id, StepForm form) {
        Held held = hold(id, form);
        require(held, LineWork.WAIT);
        work.advance(held.item(), held.acting(), "resume", form.text(), same(held));
        begun(held, Sql.map(), "resume", form.text());
    }

    private Held hold(long id, StepForm form) {
        return lines.hold(id, form, LineState.REGISTERED, LineState.IN_PROGRESS);
    }

    /** Notes a step of the executor among its own people; the first of them takes the line up. */
    private void begun(Held held, Map<String, @Nullable Object> columns, String kind, @Nullable String text) {
        Case at = held.at();
        LineRow after = lines.save(at.line(), LineState.IN_PROGRESS, columns);
        receiving.underWay(after, at.acting());
        String audience = kind.equals("accept") ? Event.ALL : Event.EXECUTOR;
        events.add(after, at.acting(), at.agency(), kind, audience, "", text, Reference.NONE);
    }

    private Target target(Held held, StepForm form) {
        StepForm.To to = form.to();
        Target target = targets.resolve(
                held.item().agency(),
                new TargetForm(to == null ? null : to.unit(), to == null ? null : to.user(), null),
                "to");
        if (target.holder().equals(held.item().holder()) && !held.isAt(LineWork.ASSIGN)) {
            throw InvalidInputException.field("to", target.holder(), "directive.error.same-holder", target.holder());
        }
        return target;
    }

    private void requireWithin(Held held, Target to) {
        String agency = held.item().agency();
        String unit = site.staff()
                .find(agency, held.acting().holder())
                .filter(member -> member.roles().contains(Role.UNIT_HEAD))
                .map(Staff.Member::unit)
                .orElseThrow(() -> site.refused(held.acting().holder(), "assign: leads no unit of " + agency));
        if (to.unit().isEmpty() || !targets.isWithin(agency, to.unit(), unit)) {
            throw InvalidInputException.field("to", to.holder(), "directive.error.outside-unit", to.holder());
        }
    }

    private Deadline inner(Held held, StepForm form) {
        Deadline due = site.due(held.item().agency(), "dueOn", Objects.requireNonNull(form.dueOn()));
        Deadline last = held.line().due().deadline();
        if (last != null && due.at().isAfter(last.at())) {
            throw InvalidInputException.field("dueOn", form.dueOn(), "directive.error.due-after");
        }
        return due;
    }

    /** Who directed it in this branch; in one that was begun again, who directs there. */
    private String directorOf(List<WorkItem> branch, WorkItem item) {
        return branch.stream()
                .filter(one -> one.step().equals(LineWork.ASSIGN) && !one.isRunning())
                .reduce((one, later) -> later)
                .map(Assigners::who)
                .orElseGet(() -> directors.of(item.agency()));
    }

    private static Next same(Held held) {
        WorkItem item = held.item();
        return new Next(item.unit(), held.acting().holder(), item.instruction(), item.deadline());
    }

    private static void require(Held held, String step) {
        if (!held.isAt(step)) {
            throw new ConflictException("directive.error.step");
        }
    }
}
