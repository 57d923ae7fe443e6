package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** The bytes of a file of an outgoing document. */
final class FileContentGet extends JsonWebScript {

    private final OutgoingReading reading;

    FileContentGet(OutgoingReading reading) {
        this.reading = reading;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return reading.content(request.path("nodeId"), request.path("fileId"), request.flag("download"));
    }
}
