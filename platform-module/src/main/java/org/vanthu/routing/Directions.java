package org.vanthu.routing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.vanthu.deadline.Deadline;
import org.vanthu.deadline.Deadlines;
import org.vanthu.registry.DocumentRow;
import org.vanthu.routing.Direction.Part;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;

import static org.vanthu.routing.Cases.WORDS;

/**
 * Checks directions: the text is there, everybody named can take the work and is named once, deadlines lie ahead.
 *
 * @see "QĐ 2080/QĐ-UBND, 7.2b: lead, coordinators and the deadline of each"
 */
final class Directions {

    private static final int MAX_TARGETS = 100;

    private final Targets targets;
    private final Deadlines deadlines;
    private final Handwritings handwritings;
    private final Clock clock;

    Directions(Targets targets, Deadlines deadlines, Handwritings handwritings, Clock clock) {
        this.targets = targets;
        this.deadlines = deadlines;
        this.handwritings = handwritings;
        this.clock = clock;
    }

    /**
     * @param usual the deadline of the lead where the form names none, or null
     * @throws InvalidInputException naming what is wrong
     */
    Direction check(String agency, DirectionForm form, @Nullable Deadline usual) {
        String text = WORDS.required("text", form.text());
        Set<String> named = new HashSet<>();
        Target lead = once(named, targets.resolve(agency, form.lead(), "lead"), "lead");
        Deadline leadDue = form.leadDue() == null ? usual : set(agency, "leadDue", form.leadDue());
        List<Part> coordinators = new ArrayList<>();
        for (TargetForm one : some(form.coordinators(), "coordinators")) {
            Target target = once(named, targets.resolve(agency, one, "coordinators"), "coordinators");
            coordinators.add(new Part(target, one.due() == null ? leadDue : set(agency, "coordinators", one.due())));
        }
        List<Target> informed = new ArrayList<>();
        for (TargetForm one : some(form.informed(), "informed")) {
            informed.add(once(named, targets.resolve(agency, one, "informed"), "informed"));
        }
        String response = response(form.response());
        return new Direction(
                new Part(lead, leadDue),
                coordinators,
                informed,
                text,
                response,
                replyDue(response, form.replyDue(), leadDue),
                Boolean.TRUE.equals(form.taskAssigning()),
                handwritings.check(form.handwriting()));
    }

    /** The deadline that the document itself names, or none. */
    @Nullable
    Deadline usual(DocumentRow document) {
        LocalDate due = document.dueDate();
        Instant now = clock.instant();
        // one that has passed counts as well: the work is late from its beginning
        return due == null ? null : deadlines.again(document.agency(), Deadline.SET + ":" + due, now, now);
    }

    /** @throws InvalidInputException if the day has passed */
    Deadline set(String agency, String field, LocalDate day) {
        Instant now = clock.instant();
        if (day.isBefore(LocalDate.ofInstant(now, Json.ZONE))) {
            throw InvalidInputException.field(field, day, "routing.error.due-past", day.toString());
        }
        return deadlines.set(agency, day, now);
    }

    /** @return {@code required}, {@code none} or null */
    static @Nullable String response(@Nullable String given) {
        if (given == null || given.isBlank() || given.equals(IncomingRow.UNKNOWN)) {
            return null;
        }
        if (!given.equals(IncomingRow.REQUIRED) && !given.equals(IncomingRow.NOT_REQUIRED)) {
            throw InvalidInputException.field("response", given, "routing.error.response", given);
        }
        return given;
    }

    /**
     * Until when a response is due: an obligation without a deadline would not be followed.
     *
     * @see "QĐ 2080/QĐ-UBND, 10.2"
     */
    @Nullable
    LocalDate replyDue(@Nullable String response, @Nullable LocalDate given, @Nullable Deadline leadDue) {
        if (!IncomingRow.REQUIRED.equals(response)) {
            return null;
        }
        if (given != null) {
            if (given.isBefore(LocalDate.ofInstant(clock.instant(), Json.ZONE))) {
                throw InvalidInputException.field("replyDue", given, "routing.error.due-past", given.toString());
            }
            return given;
        }
        if (leadDue == null) {
            throw InvalidInputException.field("replyDue", "", "routing.error.reply-due");
        }
        return LocalDate.ofInstant(leadDue.at(), Json.ZONE);
    }

    private static Target once(Set<String> named, Target target, String field) {
        if (!named.add(target.holder())) {
            throw InvalidInputException.field(field, target.holder(), "routing.error.target-twice", target.holder());
        }
        return target;
    }

    private static List<TargetForm> some(@Nullable List<TargetForm> given, String field) {
        List<TargetForm> list = given == null ? List.of() : given;
        if (list.size() > MAX_TARGETS) {
            throw InvalidInputException.field(field, list.size(), "routing.error.too-many", MAX_TARGETS);
        }
        return list;
    }
}
