package org.vanthu.archive.transfer;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Ends a transfer when every package is answered. */
final class TransferEndPost extends JsonWebScript {

    private final Transfers transfers;

    TransferEndPost(Transfers transfers) {
        this.transfers = transfers;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return transfers.finish(
                request.pathNumber("id"), request.body(VersionForm.class).version());
    }
}
