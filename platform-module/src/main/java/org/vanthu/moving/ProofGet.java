package org.vanthu.moving;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Counts and hashes a part of what the site holds; for administrators of the site. */
final class ProofGet extends JsonWebScript {

    private final Parcels parcels;

    ProofGet(Parcels parcels) {
        this.parcels = parcels;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return parcels.prove(request.query("after").orElse(""));
    }
}
