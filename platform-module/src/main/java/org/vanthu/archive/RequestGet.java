package org.vanthu.archive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** One request, with the documents of which copies may be made now. */
final class RequestGet extends JsonWebScript {

    private final ReadingRequests requests;

    RequestGet(ReadingRequests requests) {
        this.requests = requests;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return requests.details(requests.readable(request.path("id")));
    }
}
