package org.vanthu.fileplan;

import java.io.IOException;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.pdf.Prints;

/** Prints the list of dossiers of a year as PDF or XLSX. */
final class PlanPrintGet extends JsonWebScript {

    private final FilePlanViews views;
    private final FilePlanForms forms;

    PlanPrintGet(FilePlanViews views, FilePlanForms forms) {
        this.views = views;
        this.forms = forms;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        FilePlan plan = views.readable(request.path("id"));
        return Prints.reply(
                forms.list(plan),
                request.query("format").orElse("pdf"),
                "danh-muc-ho-so-" + plan.year(),
                request.flag("download"));
    }
}
