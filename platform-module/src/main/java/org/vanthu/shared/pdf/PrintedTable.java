package org.vanthu.shared.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A form that is a table, such as a register or a list of contents: who issues it, its title, the columns with their
 * numbers, rows, notes and places to sign.
 *
 * @param issuer lines at the top left: the agency, below it the unit
 * @param title the name of the form, printed in capitals
 * @param subtitle lines below the title
 * @param rows the cells of each row, as many as there are columns
 * @param notes lines below the table
 * @param signatures who signs at the end, side by side
 * @param landscape whether the page lies on its side
 */
public record PrintedTable(
        List<String> issuer,
        String title,
        List<String> subtitle,
        List<Column> columns,
        List<List<String>> rows,
        List<String> notes,
        List<Signature> signatures,
        boolean landscape) {

    public PrintedTable {
        issuer = List.copyOf(issuer);
        subtitle = List.copyOf(subtitle);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
        signatures = List.copyOf(signatures);
    }

    /**
     * A column.
     *
     * @param share how wide it is compared with the others
     */
    public record Column(String name, int share) {}

    /**
     * A place to sign.
     *
     * @param role who signs, e.g. {@code Bên giao}
     * @param name the full name below, or empty
     */
    public record Signature(String role, String name) {}

    /** Writes the form as a PDF file. */
    public void writePdf(OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument()) {
            new TablePdf(document, this).add();
            document.getDocumentInformation().setTitle(title);
            document.save(out);
        }
    }

    /** Adds the form to a PDF document and returns how many pages it took. */
    public int addTo(PDDocument document) throws IOException {
        return new TablePdf(document, this).add();
    }

    /** Writes the form as a spreadsheet; all cells are text, never a formula. */
    public void writeXlsx(OutputStream out) throws IOException {
        TableXlsx.write(this, out);
    }
}
