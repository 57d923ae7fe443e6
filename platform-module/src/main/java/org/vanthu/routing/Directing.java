package org.vanthu.routing;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.vanthu.deadline.Deadline;
import org.vanthu.delegation.Acting;
import org.vanthu.organization.Role;
import org.vanthu.organization.Staff;
import org.vanthu.organization.Staff.Member;
import org.vanthu.routing.Cases.Held;
import org.vanthu.routing.Direction.Part;
import org.vanthu.routing.RoutingRecord.Kind;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.work.NewWork;
import org.vanthu.work.Next;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

/**
 * Says who handles a document: a leader for the agency, the head of a unit within it.
 *
 * @see "Decree 30/2020/NĐ-CP, article 23; QĐ 2080/QĐ-UBND, 7.2"
 */
final class Directing {

    private final Cases cases;
    private final Work work;
    private final Directions directions;
    private final Targets targets;
    private final RoutingRecords records;
    private final Staff staff;

    Directing(Cases cases, Work work, Directions directions, Targets targets, RoutingRecords records, Staff staff) {
        this.cases = cases;
        this.work = work;
        this.directions = directions;
        this.targets = targets;
        this.records = records;
        this.staff = staff;
    }

    /**
     * Gives a direction. On a document that is new to the one who directs it begins the branch of the lead; on work
     * that came back it gives that work to the one now named as lead.
     *
     * @return the document
     */
    String direct(long id, DirectionForm form) {
        Held held = cases.hold(id, form.version(), form.onBehalfOf());
        Cases.require(held, Cases.DIRECT);
        WorkItem item = held.item();
        Deadline usual = item.part().isEmpty() ? directions.usual(held.document()) : item.deadline();
        Direction direction = directions.check(item.agency(), form, usual);
        boolean isNew = item.part().isEmpty();
        work.advance(
                item,
                held.acting(),
                Assigners.DIRECT,
                direction.text(),
                isNew ? Next.NOBODY : direction.lead().next(direction.text()));
        if (isNew) {
            begin(held, Cases.LEAD, direction.lead().next(direction.text()));
        }
        beginOthers(held, direction);
        records.add(item.nodeId(), item.id(), Kind.DIRECTION, direction.text(), held.acting(), direction.handwriting());
        if (isNew || held.isLead()) {
            IncomingRow row = held.row();
            cases.save(row, directed(row.withState(IncomingState.IN_PROGRESS), direction), held.acting());
        }
        return item.nodeId();
    }

    /**
     * The head of a unit gives the unit's work to somebody in it; the deadline that was set stays the last one.
     *
     * @throws AccessDeniedException if the one who acts, or the one acted for, leads no unit
     */
    String assign(long id, DirectionForm form) {
        Held held = cases.hold(id, form.version(), form.onBehalfOf());
        Cases.require(held, Cases.HANDLE);
        WorkItem item = held.item();
        String unit = ledBy(item.agency(), held.acting());
        Direction direction = directions.check(item.agency(), form, item.deadline());
        requireWithin(item, unit, direction.lead(), "lead");
        direction.coordinators().forEach(part -> requireWithin(item, unit, part, "coordinators"));
        direction.informed().forEach(one -> requireWithin(item, unit, new Part(one, null), "informed"));
        work.advance(
                item,
                held.acting(),
                Assigners.ASSIGN,
                direction.text(),
                direction.lead().next(direction.text()));
        beginOthers(held, direction);
        records.add(
                item.nodeId(), item.id(), Kind.ASSIGNMENT, direction.text(), held.acting(), direction.handwriting());
        if (held.isLead()) {
            Part lead = direction.lead();
            IncomingRow row = held.row();
            cases.save(row, row.withLead(lead.target().unit(), lead.target().holder(), lead.due()), held.acting());
        }
        return item.nodeId();
    }

    private static IncomingRow directed(IncomingRow row, Direction direction) {
        Part lead = direction.lead();
        IncomingRow directed = row.withLead(lead.target().unit(), lead.target().holder(), lead.due())
                .withTask(direction.taskAssigning() || row.taskAssigning());
        String response = direction.response();
        return response == null ? directed : directed.withResponse(response, direction.replyDue());
    }

    private void beginOthers(Held held, Direction direction) {
        for (Part part : direction.coordinators()) {
            begin(held, Cases.COORDINATE, part.next(direction.text()));
        }
        for (Target one : direction.informed()) {
            begin(held, Cases.INFORM, one.next(direction.text(), null));
        }
    }

    private void begin(Held held, String part, Next next) {
        WorkItem item = held.item();
        work.start(
                new NewWork(
                        Cases.BRANCH,
                        Cases.PROCESS,
                        item.agency(),
                        item.nodeId(),
                        item.id(),
                        part,
                        next,
                        item.urgency(),
                        item.title(),
                        item.label()),
                held.acting());
    }

    private String ledBy(String agency, Acting acting) {
        return staff.find(agency, acting.holder())
                .filter(member -> member.roles().contains(Role.UNIT_HEAD))
                .map(Member::unit)
                .orElseThrow(() -> new AccessDeniedException(acting.holder() + " leads no unit of " + agency));
    }

    private void requireWithin(WorkItem item, String unit, Part part, String field) {
        Target target = part.target();
        if (target.unit().isEmpty() || !targets.isWithin(item.agency(), target.unit(), unit)) {
            throw InvalidInputException.field(field, target.holder(), "routing.error.outside-unit", target.holder());
        }
        if (field.equals("lead") && target.holder().equals(item.holder())) {
            throw new ConflictException("routing.error.same-holder", target.holder());
        }
        if (isLater(part.deadline(), item.deadline())) {
            throw InvalidInputException.field(field, "", "routing.error.due-after");
        }
    }

    private static boolean isLater(@Nullable Deadline one, @Nullable Deadline limit) {
        return one != null && limit != null && one.at().isAfter(limit.at());
    }
}
