package org.vanthu.statistics;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Prints a report in the form of the office. */
final class ReportPrintGet extends JsonWebScript {

    private final Reports reports;
    private final ReportForm form;
    private final Clock clock;

    ReportPrintGet(Reports reports, ReportForm form, Clock clock) {
        this.reports = reports;
        this.form = form;
        this.clock = clock;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        Report report = reports.of(Question.of(request, LocalDate.now(clock)));
        return form.print(report, request.query("format").orElse("pdf"), request.flag("download"));
    }
}
