package org.vanthu.capture;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Looks into the scan folder of an agency now. */
final class RescanPost extends JsonWebScript {
    private final CaptureHealth health;

    RescanPost(CaptureHealth health) {
        this.health = health;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String agency = request.body(Form.class).agency();
        if (agency == null || agency.isBlank()) {
            throw InvalidInputException.field("agency", "", "shared.error.missing", "agency");
        }
        health.rescan(agency);
        return health.health(agency);
    }

    /** What is sent. */
    record Form(@Nullable String agency) {}
}
