package org.vanthu.routing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.pdf.PrintedTable;

/** Prints the book in which the resolution of incoming documents is followed, as PDF or XLSX. */
final class TrackingBookGet extends JsonWebScript {

    private final TrackingBook book;

    TrackingBookGet(TrackingBook book) {
        this.book = book;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        String format = request.query("format").orElse("pdf");
        if (!format.equals("pdf") && !format.equals("xlsx")) {
            throw InvalidInputException.field("format", format, "reporting.error.format", format);
        }
        LocalDate from = day(request, "from");
        LocalDate to = day(request, "to");
        if (to.isBefore(from)) {
            throw InvalidInputException.field("to", to, "routing.error.period", from.toString(), to.toString());
        }
        PrintedTable table = book.print(request.required("agency"), from, to);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String name = "so-theo-doi-" + from + "-" + to;
        if (format.equals("pdf")) {
            table.writePdf(bytes);
            return Reply.bytes("application/pdf", request.flag("download") ? name + ".pdf" : null, bytes::writeTo);
        }
        table.writeXlsx(bytes);
        return Reply.bytes(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx", bytes::writeTo);
    }

    private static LocalDate day(JsonRequest request, String name) {
        return request.queryDate(name)
                .orElseThrow(() -> InvalidInputException.field(name, "", "shared.error.missing", name));
    }
}
