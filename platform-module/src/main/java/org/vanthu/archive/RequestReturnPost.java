package org.vanthu.archive;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Notes that borrowed papers are back. */
final class RequestReturnPost extends JsonWebScript {

    private final ReadingRequests requests;

    RequestReturnPost(ReadingRequests requests) {
        this.requests = requests;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return requests.details(
                requests.giveBack(request.path("id"), request.body(Form.class).version()));
    }

    /** Which version the person saw. */
    record Form(@Nullable Long version) {}
}
