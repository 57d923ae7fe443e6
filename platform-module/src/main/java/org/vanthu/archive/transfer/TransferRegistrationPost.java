package org.vanthu.archive.transfer;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Notes the registration of a transfer at the historical archive. */
final class TransferRegistrationPost extends JsonWebScript {

    private final Transfers transfers;

    TransferRegistrationPost(Transfers transfers) {
        this.transfers = transfers;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return transfers.register(request.pathNumber("id"), request.body(Transfers.RegistrationForm.class));
    }
}
