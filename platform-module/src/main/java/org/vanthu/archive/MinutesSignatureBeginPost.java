package org.vanthu.archive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** First half of a signature on minutes with a key elsewhere. */
final class MinutesSignatureBeginPost extends JsonWebScript {

    private final HandOver handOver;

    MinutesSignatureBeginPost(HandOver handOver) {
        this.handOver = handOver;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return handOver.begin(request.path("id"), request.body(HandOver.RemoteForm.class));
    }
}
