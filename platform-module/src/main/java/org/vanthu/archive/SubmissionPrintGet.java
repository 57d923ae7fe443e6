package org.vanthu.archive;

import java.io.IOException;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.pdf.Prints;

/** Prints the list or the minutes of a submission. */
final class SubmissionPrintGet extends JsonWebScript {

    private final Submissions submissions;
    private final SubmissionForms forms;

    SubmissionPrintGet(Submissions submissions, SubmissionForms forms) {
        this.submissions = submissions;
        this.forms = forms;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        Submission one = submissions.readable(request.path("id"));
        boolean minutes = request.query("form").filter("minutes"::equals).isPresent();
        return Prints.reply(
                minutes ? forms.minutes(one) : forms.list(one),
                request.query("format").orElse("pdf"),
                (minutes ? "bien-ban-giao-nhan-" : "muc-luc-nop-luu-") + one.accession(),
                request.flag("download"));
    }
}
