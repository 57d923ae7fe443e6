package org.vanthu.destruction;

import java.io.IOException;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.pdf.Prints;

/** Prints a paper of a destruction. */
final class PrintGet extends JsonWebScript {

    private final Destructions destructions;
    private final Forms forms;

    PrintGet(Destructions destructions, Forms forms) {
        this.destructions = destructions;
        this.forms = forms;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        String form = request.path("form");
        return Prints.reply(
                forms.form(destructions.get(request.path("id")), form),
                request.query("format").orElse("pdf"),
                "huy-" + form,
                request.flag("download"));
    }
}
