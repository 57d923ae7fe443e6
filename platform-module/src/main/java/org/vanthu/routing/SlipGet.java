package org.vanthu.routing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Prints the Phiếu giải quyết văn bản đến of a document. */
final class SlipGet extends JsonWebScript {

    private final ResolutionSlips slips;

    SlipGet(ResolutionSlips slips) {
        this.slips = slips;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        ResolutionSlip slip = slips.of(request.path("nodeId"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ResolutionSlipPdf.write(slip, bytes);
        return Reply.bytes("application/pdf", request.flag("download") ? "phieu-giai-quyet.pdf" : null, bytes::writeTo);
    }
}
