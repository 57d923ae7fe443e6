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
 * @param motto lines at the top right: the national name, the motto, place and date; empty for a form without
 */
public record PrintedTable(
        List<String> issuer,
        String title,
        List<String> subtitle,
        List<Column> columns,
        List<List<String>> rows,
        List<String> notes,
        List<Signature> signatures,
        boolean landscape,
        List<String> motto) {

    public PrintedTable {
        issuer = List.copyOf(issuer);
        subtitle = List.copyOf(subtitle);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
        signatures = List.copyOf(signatures);
        motto = List.copyOf(motto);
    }

    /** A form without the national name. */
    public PrintedTable(
            List<String> issuer,
            String title,
            List<String> subtitle,
            List<Column> columns,
            List<List<String>> rows,
            List<String> notes,
            List<Signature> signatures,
            boolean landscape) {
        this(issuer, title, subtitle, columns, rows, notes, signatures, landscape, List.of());
    }

    /**
     * A column.
     *
     * @param share how wide it is compared with the others
     * @param number whether its cells are numbers, which spreadsheets add up
     */
    public record Column(String name, int share, boolean number) {

        /** A column of texts. */
        public Column(String name, int share) {
            this(name, share, false);
        }
    }

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

    /** Writes the form as a text document that can be worked on. */
    public void writeDocx(OutputStream out) throws IOException {
        TableDocx.write(this, out);
    }

    /** Writes the form as a spreadsheet; cells are texts, or numbers where the column says so, never a formula. */
    public void writeXlsx(OutputStream out) throws IOException {
        TableXlsx.write(this, out);
    }
}
