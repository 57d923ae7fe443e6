package org.vanthu.archive;

import java.util.Map;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Looks at one dossier of a submission. */
final class SubmissionCheckPost extends JsonWebScript {

    private final Submissions submissions;

    SubmissionCheckPost(Submissions submissions) {
        this.submissions = submissions;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Map.of("findings", submissions.check(request.path("id"), request.path("dossier")));
    }
}
