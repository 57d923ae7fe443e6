package org.vanthu.directive;

import java.util.Objects;
import java.util.Optional;

import org.vanthu.deadline.Deadline;
import org.vanthu.deadline.DeadlineBearer;
import org.vanthu.deadline.DeadlineBearers;
import org.vanthu.deadline.Deadlines;
import org.vanthu.deadline.DueColumns;
import org.vanthu.delegation.Acting;
import org.vanthu.shared.Sql;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

/**
 * Reckons deadlines of lines and requests anew. A line's is the giver's: by the giver's calendar, whatever the
 * executor's says; the work that somebody has of it follows, unless the executor set an earlier day for itself.
 */
final class DirectiveDeadlines implements DeadlineBearer {

    private final LineTable lines;
    private final RequestTable requests;
    private final LineWork lineWork;
    private final Work work;
    private final DeadlineBearers bearers;
    private final DirectiveSite site;

    DirectiveDeadlines(
            LineTable lines,
            RequestTable requests,
            LineWork lineWork,
            Work work,
            DeadlineBearers bearers,
            DirectiveSite site) {
        this.lines = lines;
        this.requests = requests;
        this.lineWork = lineWork;
        this.work = work;
        this.bearers = bearers;
        this.site = site;
    }

    /** After {@link Work}, whose items are put right here. */
    void init() {
        bearers.register(this);
    }

    @Override
    public void recalculate(String agency, Deadlines deadlines) {
        Acting acting = site.self();
        for (LineRow line : lines.withDeadline(agency)) {
            Deadline before = Objects.requireNonNull(line.due().deadline());
            Deadline after = line.agency().equals(agency) ? again(line, before, deadlines) : before;
            if (!after.equals(before)) {
                moved(line, before, after);
            }
            follow(line, after, acting);
        }
        for (Request request : requests.withDeadline(agency)) {
            Deadline before = Objects.requireNonNull(request.deadline());
            Deadline after = deadlines.again(agency, before.rule(), before.from(), before.at());
            if (!after.equals(before)) {
                requests.change(request, DueColumns.of(after));
            }
        }
    }

    private static Deadline again(LineRow line, Deadline before, Deadlines deadlines) {
        return deadlines.again(line.agency(), before.rule(), before.from(), before.at());
    }

    private void moved(LineRow line, Deadline before, Deadline after) {
        var columns = DueColumns.of(after);
        if (before.at().equals(line.due().updateDueAt())) {
            columns.putAll(Sql.map("update_due_at", after.at()));
        }
        if (before.at().equals(line.due().firstDueAt())) {
            columns.putAll(Sql.map("first_due_at", after.at()));
        }
        lines.change(line, columns);
    }

    private void follow(LineRow line, Deadline due, Acting acting) {
        Optional<WorkItem> item = lineWork.open(line)
                .filter(one -> one.process().equals(LineWork.PROCESS))
                .filter(one -> one.deadline() != null
                        && one.deadline().rule().equals(due.rule())
                        && !one.deadline().at().equals(due.at()));
        item.ifPresent(one -> work.reschedule(work.running(one.id(), one.version()), acting, due, "calendar"));
    }
}
