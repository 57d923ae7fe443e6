package org.vanthu.archive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** A marked copy of a document, while the request is open. */
final class RequestCopyGet extends JsonWebScript {

    private final ReadingCopies copies;

    RequestCopyGet(ReadingCopies copies) {
        this.copies = copies;
    }

    @Override
    protected Object handle(JsonRequest request) {
        ReadingCopies.Copy copy = copies.begin(request.path("id"), request.path("nodeId"));
        return Reply.bytes(
                "application/pdf", request.flag("download") ? "ban-sao.pdf" : null, out -> copies.write(copy, out));
    }
}
