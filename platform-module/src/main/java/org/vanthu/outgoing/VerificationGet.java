package org.vanthu.outgoing;

import java.nio.file.Path;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.NotFoundException;
import org.vanthu.signing.SignatureVerifier;
import org.vanthu.signing.VerificationAnswer;

/**
 * The signatures of the file that counts now, or of an appendix, also before the document is issued, for those who
 * handle it.
 */
final class VerificationGet extends JsonWebScript {

    private final OutgoingReading reading;
    private final OutgoingFiles files;
    private final OutgoingNodes nodes;
    private final Handlers handlers;
    private final SignatureVerifier verifier;

    VerificationGet(
            OutgoingReading reading,
            OutgoingFiles files,
            OutgoingNodes nodes,
            Handlers handlers,
            SignatureVerifier verifier) {
        this.reading = reading;
        this.files = files;
        this.nodes = nodes;
        this.handlers = handlers;
        this.verifier = verifier;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Outgoing document = handlers.readable(request.path("nodeId"));
        OutgoingFile current = request.query("file")
                .map(file -> reading.readable(document.nodeId(), file))
                .or(() -> files.current(document))
                .orElseThrow(() -> new NotFoundException("outgoing.error.no-file"));
        Path file = nodes.copy(current.ref());
        try {
            return VerificationAnswer.of(verifier.verify(file));
        } finally {
            OutgoingNodes.delete(file);
        }
    }
}
