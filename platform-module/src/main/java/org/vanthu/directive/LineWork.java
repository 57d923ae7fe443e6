package org.vanthu.directive;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.vanthu.delegation.Acting;
import org.vanthu.organization.Role;
import org.vanthu.routing.Directors;
import org.vanthu.routing.TargetForm;
import org.vanthu.routing.Targets;
import org.vanthu.shared.Sql;
import org.vanthu.shared.Words;
import org.vanthu.work.Holders;
import org.vanthu.work.NewWork;
import org.vanthu.work.Next;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

/** The work of lines: begins it at an agency, a unit, the officer; finds and ends it. */
final class LineWork {

    static final String PROCESS = "directive";
    static final String REVIEW = "directiveReview";
    static final String ASSIGN = "assign";
    static final String HANDLE = "handle";
    static final String WAIT = "wait";

    private static final String DL_13 = "DL-13";

    private final Work work;
    private final Directors directors;
    private final Targets targets;
    private final DirectiveSite site;

    LineWork(Work work, Directors directors, Targets targets, DirectiveSite site) {
        this.work = work;
        this.directors = directors;
        this.targets = targets;
        this.site = site;
    }

    /** Begins it at an agency: who directs there assigns it. */
    WorkItem begin(LineRow line, DirectiveRow directive, String nodeId, String director, Acting acting) {
        return start("directiveLine", line, directive, nodeId, next(line, directive, "", director), acting);
    }

    /** Begins it at the unit of the giver, in the hands of its head. */
    WorkItem beginAtUnit(LineRow line, DirectiveRow directive, String nodeId, Acting acting) {
        String unit = line.executor().unit();
        String head = targets.resolve(line.agency(), new TargetForm(unit, null, null), "unit")
                .holder();
        return start("directiveHandling", line, directive, nodeId, next(line, directive, unit, head), acting);
    }

    /** Begins it at an agency that only receives: whoever of it has that door takes it. */
    WorkItem beginOutside(LineRow line, DirectiveRow directive, String nodeId, Acting acting) {
        String pool = Holders.role(Role.EXTERNAL);
        return start("directiveHandling", line, directive, nodeId, next(line, directive, "", pool), acting);
    }

    /** Begins it again, with whoever had it last; with who directs where that one has left. */
    WorkItem again(LineRow line, DirectiveRow directive, WorkItem last, String why, Acting acting) {
        String agency = line.executor().code();
        Next same = new Next(last.unit(), last.holder(), why, line.due().deadline());
        boolean assigned = !last.step().equals(ASSIGN) && targets.isAvailable(agency, last.holder());
        return start(
                assigned ? "directiveHandling" : "directiveLine",
                line,
                directive,
                last.nodeId(),
                assigned
                        ? same
                        : new Next("", directors.of(agency), why, line.due().deadline()),
                acting);
    }

    /** Has the officer look at the result. */
    WorkItem review(LineRow line, DirectiveRow directive, String text, Acting acting) {
        Long from = lastAtExecutor(line).map(WorkItem::id).orElse(null);
        String officer = line.follow().officer();
        boolean there = site.may(line.agency(), officer, DirectivePermission.FOLLOW);
        Next next = new Next(
                "",
                there ? officer : Holders.role(Role.FOLLOW_UP),
                Sql.cut(text, Words.MAX),
                site.deadlines().of(line.agency(), DL_13, site.now()));
        return work.start(
                new NewWork(
                        "directiveReview",
                        REVIEW,
                        line.agency(),
                        directive.nodeId(),
                        from,
                        line.part(),
                        next,
                        directive.words().urgency(),
                        directive.words().content(),
                        directive.paper().number()),
                acting);
    }

    private static Next next(LineRow line, DirectiveRow directive, String unit, String holder) {
        return new Next(unit, holder, directive.words().content(), line.due().deadline());
    }

    private WorkItem start(
            String definition, LineRow line, DirectiveRow directive, String nodeId, Next next, Acting acting) {
        return work.start(
                new NewWork(
                        definition,
                        PROCESS,
                        line.executor().code(),
                        nodeId,
                        null,
                        line.part(),
                        next,
                        directive.words().urgency(),
                        directive.words().content(),
                        directive.paper().number()),
                acting);
    }

    /** The step that somebody has now: of the line's own work, or of the review. */
    Optional<WorkItem> open(LineRow line) {
        String branch = line.place().branch();
        return branch == null ? Optional.empty() : work.open(branch);
    }

    /** The step, locked until the transaction ends. */
    Optional<WorkItem> lock(LineRow line) {
        return open(line).map(item -> work.running(item.id(), item.version()));
    }

    /** The document is secret: what was said with its work goes. */
    void redact(String nodeId) {
        work.redact(nodeId);
    }

    /** Ends what somebody has of the line, wherever it stands. */
    void end(LineRow line, Acting acting, String outcome, @Nullable String text) {
        lock(line).ifPresent(item -> work.advance(item, acting, outcome, text, Next.NOBODY));
    }

    /** Who had the work of the line last at the executor, the review left aside. */
    Optional<WorkItem> lastAtExecutor(LineRow line) {
        String branch = line.place().branch();
        if (branch == null) {
            return Optional.empty();
        }
        Optional<WorkItem> last = work.ofBranches(List.of(branch)).stream().reduce((one, later) -> later);
        if (last.isEmpty() || !last.get().process().equals(REVIEW)) {
            return last;
        }
        // a review knows out of which work it arose
        return Optional.ofNullable(last.get().parent()).map(work::get);
    }
}
