package org.vanthu.statistics;

import java.time.Clock;
import java.time.LocalDate;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lists what was counted into a figure. */
final class ReportRowsGet extends JsonWebScript {

    private final Reports reports;
    private final Clock clock;

    ReportRowsGet(Reports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Question question = Question.of(request, LocalDate.now(clock));
        return reports.rows(question, request.required("measure"), request.keyset());
    }
}
