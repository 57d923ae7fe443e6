package org.vanthu.archive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Ended dossiers that the person may hand in. */
final class CandidatesGet extends JsonWebScript {

    private final SubmissionViews views;

    CandidatesGet(SubmissionViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.candidates(request.required("agency"), request.keyset());
    }
}
