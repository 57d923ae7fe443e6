package org.vanthu.outgoing;

import java.io.IOException;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** The picture of a page of a file of an outgoing document. */
final class FilePageGet extends JsonWebScript {

    private final OutgoingReading reading;

    FilePageGet(OutgoingReading reading) {
        this.reading = reading;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        long width = request.queryNumber("width").orElse(1000L);
        return reading.page(request.path("nodeId"), request.path("fileId"), request.pathNumber("n"), (int)
                Math.max(1, Math.min(5000, width)));
    }
}
