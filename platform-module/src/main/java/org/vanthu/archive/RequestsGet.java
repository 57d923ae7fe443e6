package org.vanthu.archive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** What people ask of the archive, the latest first. */
final class RequestsGet extends JsonWebScript {

    private final ReadingRequests requests;

    RequestsGet(ReadingRequests requests) {
        this.requests = requests;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return requests.list(
                request.required("agency"),
                request.flag("mine"),
                request.query("state").orElse(null),
                request.keyset());
    }
}
