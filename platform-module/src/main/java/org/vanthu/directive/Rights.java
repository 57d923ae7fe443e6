package org.vanthu.directive;

import org.vanthu.directive.LineRow.Executor;
import org.vanthu.organization.Staff;
import org.vanthu.routing.Targets;
import org.vanthu.work.Work;
import org.vanthu.work.WorkItem;

/**
 * Who sees and does what with a line. The giver's people see what their agency ordered; the executor's what came for
 * it, nothing of other executors; what is a unit's, that unit.
 */
final class Rights {

    private final LineWork lineWork;
    private final Work work;
    private final Targets targets;
    private final DirectiveSite site;

    Rights(LineWork lineWork, Work work, Targets targets, DirectiveSite site) {
        this.lineWork = lineWork;
        this.work = work;
        this.targets = targets;
        this.site = site;
    }

    /** Whether the person sees the line as one that her agency ordered. */
    boolean oversees(LineRow line) {
        return site.access().may(line.agency(), DirectivePermission.OVERSEE);
    }

    /** Whether the person sees the line as one that her agency, or her unit, has to do. */
    boolean receives(LineRow line) {
        Executor executor = line.executor();
        if (!executor.isHere()
                || line.state() == LineState.DRAFTED
                || !site.access().may(executor.code(), DirectivePermission.RECEIVE)) {
            return false;
        }
        if (executor.isUnitOf(line.agency())) {
            return isInUnit(line, site.userName());
        }
        return line.state() != LineState.GIVEN
                || site.access().may(executor.code(), DirectivePermission.ANSWER_FOR_AGENCY);
    }

    boolean sees(LineRow line) {
        return oversees(line) || receives(line);
    }

    private boolean isInUnit(LineRow line, String userName) {
        return site.staff()
                        .find(line.agency(), userName)
                        .map(Staff.Member::unit)
                        .filter(unit -> targets.isWithin(
                                line.agency(), unit, line.executor().unit()))
                        .isPresent()
                || lineWork.open(line).filter(item -> isWorkOf(item, userName)).isPresent();
    }

    private boolean isWorkOf(WorkItem item, String userName) {
        return item.process().equals(LineWork.PROCESS) && work.isHeldBy(item, userName);
    }

    /** Whether somebody decides for the giver: the officer of the directive, or a leader. */
    boolean decides(LineRow line, String userName) {
        return (line.follow().officer().equals(userName)
                        && site.may(line.agency(), userName, DirectivePermission.FOLLOW))
                || orders(line, userName);
    }

    /** Whether somebody is a leader of the giver. */
    boolean orders(LineRow line, String userName) {
        return site.may(line.agency(), userName, DirectivePermission.ORDER);
    }

    /** Whether somebody speaks for the executor: who has the work, or who answers for the agency. */
    boolean speaks(LineRow line, String userName) {
        String agency = line.executor().code();
        return !agency.isEmpty()
                && (lineWork.open(line).filter(item -> isWorkOf(item, userName)).isPresent()
                        || (!line.executor().isUnitOf(line.agency())
                                && site.may(agency, userName, DirectivePermission.ANSWER_FOR_AGENCY)));
    }
}
