package org.vanthu.reorganization;

import java.io.IOException;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.pdf.Prints;

/** Prints the minutes of a reorganization. */
final class MinutesGet extends JsonWebScript {

    private final Reorganizations reorganizations;
    private final MinutesForm form;

    MinutesGet(Reorganizations reorganizations, MinutesForm form) {
        this.reorganizations = reorganizations;
        this.form = form;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        Plan plan = reorganizations.get(request.pathNumber("id"));
        return Prints.reply(
                form.of(plan),
                request.query("format").orElse("pdf"),
                "bien-ban-to-chuc-lai-" + plan.year(),
                request.flag("download"));
    }
}
