package org.vanthu.statistics;

import java.io.IOException;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Prints a kept report. */
final class KeptPrintGet extends JsonWebScript {

    private final KeptReports kept;
    private final ReportForm form;

    KeptPrintGet(KeptReports kept, ReportForm form) {
        this.kept = kept;
        this.form = form;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        return form.print(
                kept.get(request.pathNumber("id")).report(),
                request.query("format").orElse("pdf"),
                request.flag("download"));
    }
}
