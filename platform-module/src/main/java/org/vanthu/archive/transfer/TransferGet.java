package org.vanthu.archive.transfer;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** A transfer with its dossiers. */
final class TransferGet extends JsonWebScript {

    private final Transfers transfers;

    TransferGet(Transfers transfers) {
        this.transfers = transfers;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return transfers.get(request.pathNumber("id"));
    }
}
