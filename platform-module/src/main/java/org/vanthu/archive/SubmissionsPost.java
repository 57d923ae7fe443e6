package org.vanthu.archive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Hands ended dossiers in. */
final class SubmissionsPost extends JsonWebScript {

    private final Submissions submissions;
    private final SubmissionViews views;

    SubmissionsPost(Submissions submissions, SubmissionViews views) {
        this.submissions = submissions;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Reply.created(views.details(submissions.submit(request.body(Submissions.SubmitForm.class))));
    }
}
