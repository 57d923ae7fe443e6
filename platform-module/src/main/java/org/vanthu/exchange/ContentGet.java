package org.vanthu.exchange;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** The file of what came; with download=1 to keep. */
final class ContentGet extends JsonWebScript {

    private final Received received;

    ContentGet(Received received) {
        this.received = received;
    }

    @Override
    protected boolean isForOutsiders() {
        return true;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Received.Content content = received.content(request.pathNumber("id"));
        String keepAs = request.flag("download") ? content.fileName() : null;
        return Reply.bytes(content.mimetype(), keepAs, out -> {
            try (var in = content.stream()) {
                in.transferTo(out);
            }
        });
    }
}
