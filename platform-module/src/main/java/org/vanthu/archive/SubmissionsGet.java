package org.vanthu.archive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Submissions, the latest first. */
final class SubmissionsGet extends JsonWebScript {

    private final SubmissionViews views;

    SubmissionsGet(SubmissionViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.list(
                request.required("agency"),
                request.flag("mine"),
                request.query("state").orElse(null),
                request.keyset());
    }
}
