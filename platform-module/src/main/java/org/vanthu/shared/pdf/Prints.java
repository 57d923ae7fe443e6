package org.vanthu.shared.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonWebScript.Reply;

/** Answers with a printed form. */
public final class Prints {

    private Prints() {}

    /**
     * The form as the body of an answer.
     *
     * @param format {@code pdf} or {@code xlsx}
     * @param name the name to save it under, without ending
     */
    public static Reply reply(PrintedTable table, String format, String name, boolean download) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        switch (format) {
            case "pdf" -> table.writePdf(bytes);
            case "xlsx" -> table.writeXlsx(bytes);
            default -> throw InvalidInputException.field("format", format, "shared.error.print-format", format);
        }
        return format.equals("pdf")
                ? Reply.bytes("application/pdf", download ? name + ".pdf" : null, bytes::writeTo)
                : Reply.bytes(
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        name + ".xlsx",
                        bytes::writeTo);
    }
}
