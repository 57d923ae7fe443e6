package org.vanthu.archive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Second half of a signature on minutes with a key elsewhere. */
final class MinutesSignatureCompletePost extends JsonWebScript {

    private final HandOver handOver;
    private final SubmissionViews views;

    MinutesSignatureCompletePost(HandOver handOver, SubmissionViews views) {
        this.handOver = handOver;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.details(handOver.complete(
                request.path("id"), request.path("session"), request.body(HandOver.RemoteForm.class)));
    }
}
