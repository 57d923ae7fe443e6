package org.vanthu.statistics;

import java.time.Clock;
import java.time.LocalDate;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Shows how the figures went from month to month, or from week to week. */
final class ReportCourseGet extends JsonWebScript {

    private final Reports reports;
    private final Clock clock;

    ReportCourseGet(Reports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(reports.course(Question.of(request, LocalDate.now(clock))));
    }
}
