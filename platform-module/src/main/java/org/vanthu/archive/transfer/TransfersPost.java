package org.vanthu.archive.transfer;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Draws up a list of dossiers for the historical archive. */
final class TransfersPost extends JsonWebScript {

    private final Transfers transfers;

    TransfersPost(Transfers transfers) {
        this.transfers = transfers;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Reply.created(transfers.create(request.body(Transfers.TransferForm.class)));
    }
}
