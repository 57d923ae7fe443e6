package org.vanthu.outgoing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.pdf.PrintedTable;

/** Prints a register of outgoing documents. */
final class BooksGet extends JsonWebScript {

    private final Books books;

    BooksGet(Books books) {
        this.books = books;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        String format = request.query("format").orElse("pdf");
        if (!format.equals("pdf") && !format.equals("xlsx")) {
            throw InvalidInputException.field("format", format, "outgoing.error.choice", "format", format);
        }
        PrintedTable book = books.print(new Books.Wish(
                request.required("agency"),
                request.path("book"),
                request.query("series"),
                request.queryDate("from"),
                request.queryDate("to")));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String name = "so-van-ban-di-" + request.path("book");
        if (format.equals("pdf")) {
            book.writePdf(bytes);
            return Reply.bytes("application/pdf", request.flag("download") ? name + ".pdf" : null, bytes::writeTo);
        }
        book.writeXlsx(bytes);
        return Reply.bytes(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx", bytes::writeTo);
    }
}
