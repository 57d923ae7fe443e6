package org.vanthu.archive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** One submission with its list. */
final class SubmissionGet extends JsonWebScript {

    private final Submissions submissions;
    private final SubmissionViews views;

    SubmissionGet(Submissions submissions, SubmissionViews views) {
        this.submissions = submissions;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.details(submissions.readable(request.path("id")));
    }
}
