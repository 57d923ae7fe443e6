package org.vanthu.archive.transfer;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Sends the next packages of a transfer. */
final class TransferSendPost extends JsonWebScript {

    private final Sending sending;

    TransferSendPost(Sending sending) {
        this.sending = sending;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return sending.send(request.pathNumber("id"));
    }
}
