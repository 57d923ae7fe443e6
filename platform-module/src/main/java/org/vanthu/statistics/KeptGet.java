package org.vanthu.statistics;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lists kept reports. */
final class KeptGet extends JsonWebScript {

    private final KeptReports kept;

    KeptGet(KeptReports kept) {
        this.kept = kept;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return kept.list(request.required("agency"), request.keyset());
    }
}
