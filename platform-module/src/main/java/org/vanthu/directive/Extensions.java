package org.vanthu.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.vanthu.deadline.Deadline;
import org.vanthu.deadline.DueColumns;
import org.vanthu.directive.Lines.Case;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.TimeOrderedIds;
import org.vanthu.shared.Words;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

import static org.vanthu.directive.DirectiveSite.WORDS;

/**
 * A longer time: asked by the executor with an issued document before the deadline has passed, decided by the officer
 * with the document that approves it, which says the new day. What is asked too late is granted by a leader only, who
 * says why; the line has a new day then, and counts as overdue all the same.
 *
 * @see "Decision 31/2020/QĐ-UBND, 13.5"
 */
final class Extensions {

    private final Lines lines;
    private final LineTable table;
    private final ExtensionTable extensions;
    private final Requests requests;
    private final LineWork lineWork;
    private final Work work;
    private final Events events;
    private final DirectiveSite site;
    private final TimeOrderedIds ids;

    Extensions(
            Lines lines,
            LineTable table,
            ExtensionTable extensions,
            Requests requests,
            LineWork lineWork,
            Work work,
            Events events,
            DirectiveSite site) {
        this.lines = lines;
        this.table = table;
        this.extensions = extensions;
        this.requests = requests;
        this.lineWork = lineWork;
        this.work = work;
        this.events = events;
        this.site = site;
        this.ids = new TimeOrderedIds(site.clock());
    }

    /**
     * A decision as it is sent.
     *
     * @param version of the line
     * @param shift lines that should have the same new deadline; each is asked for its consent
     */
    record DecisionForm(
            @Nullable Long version,
            @Nullable String onBehalfOf,
            @Nullable Boolean grant,
            @Nullable LocalDate dueOn,
            @Nullable String documentNodeId,
            @Nullable String documentNumber,
            @Nullable String note,
            @Nullable List<String> shift) {

        StepForm step() {
            return StepForm.of(version, onBehalfOf, documentNodeId, documentNumber);
        }
    }

    /** Xin gia hạn. */
    void ask(long id, StepForm form) {
        Case at = asked(id, form);
        LineRow line = at.line();
        Deadline deadline = line.due().deadline();
        if (deadline == null) {
            throw new ConflictException("directive.error.no-deadline");
        }
        requireNoneAsked(id);
        LocalDate wanted = form.dueOn();
        if (wanted == null) {
            throw InvalidInputException.field("dueOn", "", "directive.error.missing", "dueOn");
        }
        if (!site.due(line.agency(), "dueOn", wanted).at().isAfter(deadline.at())) {
            throw InvalidInputException.field("dueOn", wanted, "directive.error.not-later", wanted.toString());
        }
        String reason = WORDS.required("reason", form.reason());
        Reference document = lines.requiredReference(form);
        boolean late = site.now().isAfter(deadline.at());
        extensions.insert(new Extension(
                ids.next(),
                id,
                late ? Extension.LATE : Extension.ASKED,
                new Extension.Asked(
                        site.now(), at.acting().actor(), wanted, reason, document.nodeId(), document.number()),
                deadline.at(),
                null));
        LineRow after = lines.save(line, line.state(), late ? Sql.map("late_extension", 1) : Sql.map());
        events.add(after, at.acting(), at.agency(), late ? "extensionLate" : "extension", reason, document);
    }

    private Case asked(long id, StepForm form) {
        LineRow seen = lines.visible(id);
        return seen.executor().isHere()
                ? lines.hold(id, form, LineState.REGISTERED, LineState.IN_PROGRESS)
                        .at()
                : lines.decide(id, form, LineState.GIVEN, LineState.IN_PROGRESS);
    }

    private void requireNoneAsked(long id) {
        if (extensions.of(id).stream().anyMatch(Extension::isOpen)) {
            throw new ConflictException("directive.error.extension-asked");
        }
    }

    /**
     * Duyệt gia hạn, hoặc không đồng ý.
     *
     * @return the line
     */
    long decide(long id, DecisionForm form) {
        Extension extension =
                find(id).orElseThrow(() -> new NotFoundException("directive.error.no-extension", String.valueOf(id)));
        StepForm step = form.step();
        site.refuseSecret(form.note());
        Case at = lines.decide(extension.lineId(), step, LineState.GIVEN, LineState.REGISTERED, LineState.IN_PROGRESS);
        Extension open = extensions.find(id).orElseThrow();
        if (!open.isOpen()) {
            throw new ConflictException("directive.error.decided");
        }
        if (Boolean.TRUE.equals(form.grant())) {
            grant(at, open, form, step);
        } else {
            refuse(at, open, form);
        }
        return extension.lineId();
    }

    private Optional<Extension> find(long id) {
        return extensions.find(id).filter(one -> table.find(one.lineId()).isPresent());
    }

    private void refuse(Case at, Extension open, DecisionForm form) {
        String note = WORDS.required("note", form.note());
        extensions.decide(
                open.id(),
                Extension.REFUSED,
                new Extension.Decision(site.now(), at.acting().actor(), null, null, "", note));
        LineRow after = lines.save(at.line(), at.line().state(), Sql.map("reviewed_at", site.now()));
        events.add(after, at.acting(), at.agency(), "extensionRefused", note);
    }

    /** Somebody else has the line now: what was asked before is asked no more. */
    void drop(Case at, String reason) {
        extensions.of(at.line().id()).stream()
                .filter(Extension::isOpen)
                .forEach(one -> extensions.decide(
                        one.id(),
                        Extension.REFUSED,
                        new Extension.Decision(site.now(), at.acting().actor(), null, null, "", reason)));
    }

    private void grant(Case at, Extension open, DecisionForm form, StepForm step) {
        if (open.isLate() && !lines.orders(at.line(), at.acting().holder())) {
            throw new ConflictException("directive.error.extension-late");
        }
        LocalDate day = form.dueOn();
        if (day == null) {
            throw InvalidInputException.field("dueOn", "", "directive.error.missing", "dueOn");
        }
        Reference document = lines.requiredReference(step);
        LineRow line = at.line();
        Deadline due = site.due(line.agency(), "dueOn", day);
        Instant before = line.due().at();
        if (before != null && !due.at().isAfter(before)) {
            throw InvalidInputException.field("dueOn", day, "directive.error.not-later", day.toString());
        }
        String note = open.isLate() ? WORDS.required("note", form.note()) : WORDS.optional("note", form.note());
        extensions.decide(
                open.id(),
                Extension.GRANTED,
                new Extension.Decision(
                        site.now(), at.acting().actor(), due.at(), document.nodeId(), document.number(), note));
        LineRow after = shift(line, due, at, "extension", Sql.map("reviewed_at", site.now()));
        events.add(
                after,
                at.acting(),
                at.agency(),
                open.isLate() ? "extensionGrantedLate" : "extensionGranted",
                day + (note.isEmpty() ? "" : ": " + note),
                document);
        for (String other : form.shift() == null ? List.<String>of() : form.shift()) {
            requests.askShift(at, Words.id("shift", other), day);
        }
    }

    /** Gives a line another deadline, and the work that somebody has of it. */
    LineRow shift(LineRow line, Deadline due, Case by, String why, Map<String, @Nullable Object> more) {
        Map<String, @Nullable Object> columns = DueColumns.of(due);
        columns.putAll(more);
        columns.putAll(
                Sql.map("update_due_at", due.at(), "extensions", line.counts().extensions() + 1));
        LineRow after = lines.save(line, line.state(), columns);
        Optional<WorkItem> item =
                lineWork.lock(line).filter(one -> one.process().equals(LineWork.PROCESS));
        item.ifPresent(one -> work.reschedule(one, by.acting(), due, why));
        return after;
    }
}
