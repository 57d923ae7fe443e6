package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Checks the layout of a document. */
final class FormFindingsGet extends JsonWebScript {

    private final FormFindings findings;

    FormFindingsGet(FormFindings findings) {
        this.findings = findings;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return findings.of(request.path("nodeId"));
    }
}
