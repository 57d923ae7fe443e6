package org.vanthu.publication;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.pdf.PrintedTable;

/** Prints the receipt of an incoming document. */
final class ReceiptPrintGet extends JsonWebScript {

    private final Receipts receipts;

    ReceiptPrintGet(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        PrintedTable form = receipts.form(
                request.path("nodeId"),
                request.raw().getServerPath() + request.raw().getServiceContextPath());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        form.writePdf(bytes);
        return Reply.bytes("application/pdf", request.flag("download") ? "phieu-tiep-nhan.pdf" : null, bytes::writeTo);
    }
}
