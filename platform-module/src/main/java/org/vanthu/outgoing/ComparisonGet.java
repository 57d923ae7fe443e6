package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Compares two versions of a draft. */
final class ComparisonGet extends JsonWebScript {

    private final OutgoingReading reading;

    ComparisonGet(OutgoingReading reading) {
        this.reading = reading;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return reading.compare(
                request.path("nodeId"),
                request.queryNumber("from").orElse(null),
                request.queryNumber("to").orElse(null));
    }
}
