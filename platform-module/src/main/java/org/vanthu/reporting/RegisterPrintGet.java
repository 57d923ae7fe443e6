package org.vanthu.reporting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Prints a register as PDF or XLSX. */
final class RegisterPrintGet extends JsonWebScript {

    private final RegisterPrinter printer;

    RegisterPrintGet(RegisterPrinter printer) {
        this.printer = printer;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        String format = request.query("format").orElse("pdf");
        if (!format.equals("pdf") && !format.equals("xlsx")) {
            throw InvalidInputException.field("format", format, "reporting.error.format", format);
        }
        RegisterBook book = printer.book(
                request.path("id"),
                request.queryNumber("from").orElse(null),
                request.queryNumber("to").orElse(null));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String name = "so-" + book.register().code() + "-" + book.register().year();
        if (format.equals("pdf")) {
            RegisterPdf.write(book, bytes);
            return Reply.bytes("application/pdf", request.flag("download") ? name + ".pdf" : null, bytes::writeTo);
        }
        RegisterXlsx.write(book, bytes);
        return Reply.bytes(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx", bytes::writeTo);
    }
}
