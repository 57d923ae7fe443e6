package org.vanthu.archive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Signs the minutes of a submission for one side. */
final class MinutesSignPost extends JsonWebScript {

    private final HandOver handOver;
    private final SubmissionViews views;

    MinutesSignPost(HandOver handOver, SubmissionViews views) {
        this.handOver = handOver;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.details(handOver.sign(request.path("id"), request.body(HandOver.SignForm.class)));
    }
}
