package org.vanthu.archive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Asks to read a dossier of the archive, for a copy, or to borrow its papers. */
final class RequestsPost extends JsonWebScript {

    private final ReadingRequests requests;

    RequestsPost(ReadingRequests requests) {
        this.requests = requests;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Reply.created(requests.details(requests.ask(request.body(ReadingRequests.AskForm.class))));
    }
}
