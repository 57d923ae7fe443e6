package org.vanthu.statistics;

import java.time.Clock;
import java.time.LocalDate;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Shows a report, live. */
final class ReportGet extends JsonWebScript {

    private final Reports reports;
    private final Clock clock;

    ReportGet(Reports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return reports.of(Question.of(request, LocalDate.now(clock)));
    }
}
