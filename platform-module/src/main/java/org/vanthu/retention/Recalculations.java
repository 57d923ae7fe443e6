package org.vanthu.retention;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.vanthu.batch.BatchRun;
import org.vanthu.batch.Batches;
import org.vanthu.shared.ConflictException;

/** Proposes that the dossiers of an agency are reckoned anew by a schedule. */
final class Recalculations {

    private final Schedules schedules;
    private final RecalculationKind kind;
    private final Batches batches;
    private final RetentionSite site;

    Recalculations(Schedules schedules, RecalculationKind kind, Batches batches, RetentionSite site) {
        this.schedules = schedules;
        this.kind = kind;
        this.batches = batches;
        this.site = site;
    }

    /**
     * Proposes the long run; its dry run begins by itself and another person decides.
     *
     * @throws ConflictException if the schedule was withdrawn, no dossier follows it or the one before, or such a run
     *     is not over
     */
    BatchRun propose(ProposalForm form) {
        String agency = form.agency() == null ? "" : form.agency();
        site.agencies().get(agency);
        site.access().require(agency, RetentionPermission.MANAGE);
        Schedule schedule = schedules.get(agency, form.schedule() == null ? "" : form.schedule());
        if (schedule.state().equals(Schedule.WITHDRAWN)) {
            throw new ConflictException("retention.error.withdrawn", schedule.title());
        }
        if (kind.following(agency, schedule, "", 1).isEmpty()) {
            throw new ConflictException("retention.error.nobody-follows", schedule.title());
        }
        return batches.propose(
                agency,
                RecalculationKind.CODE,
                "Tính lại thời hạn: " + schedule.title(),
                Map.of(RecalculationKind.SCHEDULE, schedule.id()));
    }

    /** By which schedule the dossiers of an agency are to be reckoned anew. */
    record ProposalForm(@Nullable String agency, @Nullable String schedule) {}
}
