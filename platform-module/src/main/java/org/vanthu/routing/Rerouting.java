package org.vanthu.routing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.Change;
import org.vanthu.deadline.Deadline;
import org.vanthu.delegation.Acting;
import org.vanthu.delegation.Scope;
import org.vanthu.organization.Access;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.RegistryService;
import org.vanthu.routing.Cases.Held;
import org.vanthu.routing.RoutingRecord.Kind;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.work.NewWork;
import org.vanthu.work.Next;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

import static org.vanthu.routing.Cases.WORDS;

/**
 * Changes of the processing as a whole: re-routing by the general office, taking up again, classification, deadlines. A
 * clerk changes state and deadline on a leader's direction only, and says where it can be seen.
 *
 * @see "QĐ 182/QĐ-VP, 3.3, 4.3 and 8"
 */
final class Rerouting {

    private final IncomingProcessing processing;
    private final Cases cases;
    private final Work work;
    private final Targets targets;
    private final Directors directors;
    private final Directions directions;
    private final RoutingRecords records;
    private final Handwritings handwritings;
    private final Access access;

    Rerouting(
            IncomingProcessing processing,
            Cases cases,
            Work work,
            Targets targets,
            Directors directors,
            Directions directions,
            RoutingRecords records,
            Handwritings handwritings,
            Access access) {
        this.processing = processing;
        this.cases = cases;
        this.work = work;
        this.targets = targets;
        this.directors = directors;
        this.directions = directions;
        this.records = records;
        this.handwritings = handwritings;
        this.access = access;
    }

    /** Chuyển lại cho đúng: the clerk brings a step to the right person. */
    void reroute(String nodeId, ChangeForm form) {
        IncomingRow row = cases.open(nodeId, form.version());
        access.require(row.agency(), RoutingPermission.REROUTE);
        String reason = WORDS.required("reason", form.reason());
        Held held = step(nodeId, form);
        WorkItem item = held.item();
        boolean isDirection = held.isAt(Cases.DIRECT);
        Target to = isDirection
                ? targets.director(row.agency(), form.to(), "to")
                : targets.resolve(row.agency(), form.to(), "to");
        if (to.holder().equals(item.holder())) {
            throw InvalidInputException.field("to", to.holder(), "routing.error.same-holder", to.holder());
        }
        String instruction = item.instruction().isEmpty() ? reason : item.instruction();
        work.handOver(item, held.acting(), to.next(instruction, item.deadline()), "reroute", reason);
        if (isDirection) {
            cases.save(row, row.withDirector(to.holder()), held.acting());
        } else if (held.isLead()) {
            cases.save(row, row.withLead(to.unit(), to.holder(), row.leadDue()), held.acting());
        }
    }

    /**
     * Lấy lại: a wrongly ended document is taken up again, by who ended it, by who directs, or by a clerk on the
     * leader's direction. A document that was registered before there was processing begins it so.
     */
    void reopen(String nodeId, ChangeForm form) {
        DocumentRow document = processing.document(nodeId);
        if (processing.isUnbegun(document)) {
            access.require(document.agency(), RoutingPermission.REROUTE);
            processing.begin(RegistryService.ref(nodeId), directors.of(document.agency()), "");
            return;
        }
        IncomingRow row = cases.open(nodeId, form.version());
        if (processing.isTaken(RegistryService.ref(nodeId))) {
            throw new ConflictException("routing.error.taken", document.number());
        }
        if (!row.state().isEnded()) {
            throw new ConflictException("routing.error.not-ended", Cases.word(row.state()));
        }
        String reason = WORDS.required("reason", form.reason());
        Acting acting = cases.acting(row.agency(), form.onBehalfOf(), Scope.DIRECT);
        boolean own =
                acting.holder().equals(row.endedFor() == null ? row.endedBy() : row.endedFor()) || directs(row, acting);
        Handwriting writing = authorised(row, own, form.handwriting());
        List<WorkItem> trace = work.of(nodeId);
        Optional<WorkItem> last = trace.stream()
                .filter(item ->
                        item.process().equals(Cases.PROCESS) && item.part().equals(Cases.LEAD))
                .reduce((one, later) -> later);
        if (last.isPresent() && !last.get().step().equals(Cases.DIRECT)) {
            handleAgain(row, last.get(), acting, reason);
        } else {
            directAgain(row, trace, acting, reason);
        }
        records.add(nodeId, null, Kind.REOPEN, reason, acting, writing);
        cases.record(row, acting, "reopen", List.of(), reason);
    }

    private void handleAgain(IncomingRow row, WorkItem last, Acting acting, String reason) {
        // one that was answered ended in the hands of who issued the answer
        boolean ownEnd = !IncomingProcessing.ANSWERED.equals(last.outcome());
        String holder = ownEnd ? Assigners.who(last) : last.holder();
        if (!targets.isAvailable(row.agency(), holder)) {
            throw new ConflictException("routing.error.holder-gone", holder);
        }
        begin(row, Cases.BRANCH, Cases.LEAD, last, new Next(last.unit(), holder, reason, last.deadline()), acting);
        cases.save(row, row.withState(IncomingState.IN_PROGRESS).withEarlier(null, null), acting);
    }

    private void directAgain(IncomingRow row, List<WorkItem> trace, Acting acting, String reason) {
        WorkItem last = trace.get(trace.size() - 1);
        begin(row, "incomingDirection", "", last, new Next("", row.director(), reason, null), acting);
        cases.save(row, row.withState(IncomingState.AWAITING_ASSIGNMENT).withEarlier(null, null), acting);
    }

    private void begin(IncomingRow row, String definition, String part, WorkItem like, Next next, Acting acting) {
        work.start(
                new NewWork(
                        definition,
                        Cases.PROCESS,
                        row.agency(),
                        row.nodeId(),
                        like.id(),
                        part,
                        next,
                        like.urgency(),
                        like.title(),
                        like.label()),
                acting);
    }

    /** Phân loại: whether a response is due. */
    void classify(String nodeId, ChangeForm form) {
        IncomingRow row = cases.open(nodeId, form.version());
        requireNotRecalled(row);
        Acting acting = cases.acting(row.agency(), form.onBehalfOf(), Scope.DIRECT);
        Optional<WorkItem> lead = lead(nodeId);
        boolean own = directs(row, acting)
                || lead.filter(item -> work.isHeldBy(item, acting.holder())).isPresent();
        Handwriting writing = authorised(row, own, form.handwriting());
        String response = Directions.response(form.response());
        if (response == null) {
            throw InvalidInputException.field("response", "", "routing.error.missing", "response");
        }
        LocalDate due = directions.replyDue(
                response, form.replyDue(), lead.map(WorkItem::deadline).orElse(null));
        List<Change> changes = new ArrayList<>();
        if (!response.equals(row.response())) {
            changes.add(new Change("response", row.response(), response));
        }
        if (!Objects.equals(due, row.replyDue())) {
            changes.add(new Change("replyDue", text(row.replyDue()), text(due)));
        }
        if (changes.isEmpty()) {
            return;
        }
        cases.save(row, row.withResponse(response, due), acting);
        records.add(nodeId, null, Kind.CLASSIFICATION, response, acting, writing);
        cases.record(row, acting, "classify", changes, said(writing));
    }

    /** Điều chỉnh thời hạn: the deadline of one step. */
    void reschedule(String nodeId, ChangeForm form) {
        IncomingRow row = cases.open(nodeId, form.version());
        String reason = WORDS.required("reason", form.reason());
        LocalDate due = form.due();
        if (due == null) {
            throw InvalidInputException.field("due", "", "routing.error.missing", "due");
        }
        Held held = step(nodeId, form);
        Handwriting writing = authorised(row, directs(row, held.acting()), form.handwriting());
        WorkItem item = held.item();
        Deadline deadline = directions.set(row.agency(), "due", due);
        work.reschedule(item, held.acting(), deadline, reason);
        if (held.isLead()) {
            cases.save(row, row.withLead(row.leadUnit(), row.leadHolder(), deadline.at()), held.acting());
        }
        records.add(nodeId, item.id(), Kind.DEADLINE, reason, held.acting(), writing);
        cases.record(
                row,
                held.acting(),
                "deadline",
                List.of(new Change("due", item.dueAt() == null ? null : day(item.deadline()), due.toString())),
                writing == null ? reason : reason + " (" + said(writing) + ")");
    }

    /**
     * @param own whether it is the person's own to change
     * @return the handwriting that a clerk must show
     */
    private @Nullable Handwriting authorised(IncomingRow row, boolean own, @Nullable Handwriting given) {
        if (own) {
            return handwritings.check(given);
        }
        if (!access.may(row.agency(), RoutingPermission.REROUTE)) {
            throw new AccessDeniedException(access.userName() + " may not change the processing of " + row.nodeId());
        }
        return handwritings.require(given);
    }

    private Held step(String nodeId, ChangeForm form) {
        Held held = cases.seize(Ids.parse("item", form.item()), null, form.onBehalfOf());
        if (!held.item().nodeId().equals(nodeId)) {
            throw InvalidInputException.field("item", form.item(), "routing.error.other-document");
        }
        return held;
    }

    private boolean directs(IncomingRow row, Acting acting) {
        return directors.directs(row.agency(), row.director(), acting.holder());
    }

    private Optional<WorkItem> lead(String nodeId) {
        return work.of(nodeId).stream()
                .filter(item -> item.isRunning()
                        && item.process().equals(Cases.PROCESS)
                        && item.part().equals(Cases.LEAD))
                .findFirst();
    }

    private static void requireNotRecalled(IncomingRow row) {
        if (row.state() == IncomingState.RECALLED) {
            throw new ConflictException("routing.error.recalled", Cases.word(row.state()));
        }
    }

    private static @Nullable String said(@Nullable Handwriting writing) {
        if (writing == null) {
            return null;
        }
        return writing.reference() == null ? writing.nodeId() : writing.reference();
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    private static @Nullable String day(@Nullable Deadline deadline) {
        return deadline == null
                ? null
                : LocalDate.ofInstant(deadline.at(), Json.ZONE).toString();
    }
}
