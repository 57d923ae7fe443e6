package org.vanthu.reorganization;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A reorganization as it is told over HTTP.
 *
 * @param runState the state of its run, or null
 */
record PlanView(
        String id,
        String agency,
        int year,
        String stage,
        int quietDays,
        List<Plan.RegisterCheck> registers,
        List<String> openRegisters,
        Map<String, Long> dossiers,
        Map<String, Long> filings,
        LevelReviews.Counts levels,
        @Nullable String runId,
        @Nullable String runState,
        boolean mayPrepare,
        String beganBy,
        Instant beganAt,
        long version) {

    static PlanView of(Plan plan, Reorganizations.Overview overview, boolean mayPrepare) {
        return new PlanView(
                String.valueOf(plan.id()),
                plan.agency(),
                plan.year(),
                plan.stage(),
                plan.quietDays(),
                plan.registers(),
                overview.openRegisters(),
                overview.dossiers(),
                overview.filings(),
                overview.levels(),
                plan.runId() == null ? null : String.valueOf(plan.runId()),
                overview.run() == null ? null : overview.run().state(),
                mayPrepare,
                plan.beganBy(),
                plan.beganAt(),
                plan.version());
    }
}
