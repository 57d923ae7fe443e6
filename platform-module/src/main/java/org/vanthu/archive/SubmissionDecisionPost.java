package org.vanthu.archive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes dossiers of a submission over or gives them back. */
final class SubmissionDecisionPost extends JsonWebScript {

    private final Submissions submissions;
    private final SubmissionViews views;

    SubmissionDecisionPost(Submissions submissions, SubmissionViews views) {
        this.submissions = submissions;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.details(submissions.decide(request.path("id"), request.body(Submissions.DecisionForm.class)));
    }
}
