package org.vanthu.archive;

import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** The minutes of a submission with their list, as the archive keeps them. */
final class MinutesGet extends JsonWebScript {

    private final HandOver handOver;
    private final SubmissionMinutes minutes;

    MinutesGet(HandOver handOver, SubmissionMinutes minutes) {
        this.handOver = handOver;
        this.minutes = minutes;
    }

    @Override
    protected Object handle(JsonRequest request) {
        NodeRef node = handOver.readable(request.path("id"));
        return Reply.bytes(
                "application/pdf",
                request.flag("download") ? "bien-ban-giao-nhan.pdf" : null,
                out -> minutes.copy(node, out));
    }
}
