package org.vanthu.archive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Says in which box the papers of dossiers are. */
final class SubmissionBoxPost extends JsonWebScript {

    private final Submissions submissions;
    private final SubmissionViews views;

    SubmissionBoxPost(Submissions submissions, SubmissionViews views) {
        this.submissions = submissions;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.details(submissions.box(request.path("id"), request.body(Submissions.BoxForm.class)));
    }
}
