package org.vanthu.statistics;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Shows a kept report. */
final class KeptOneGet extends JsonWebScript {

    private final KeptReports kept;

    KeptOneGet(KeptReports kept) {
        this.kept = kept;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return kept.get(request.pathNumber("id"));
    }
}
