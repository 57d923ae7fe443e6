package org.vanthu.shared.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGrid;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTblGridCol;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/** Writes a {@link PrintedTable} as a text document: A4, Times New Roman, the head of the columns on each page. */
final class TableDocx {

    private static final String FONT = "Times New Roman";
    private static final int A4_LONG_TWIPS = 16838;
    private static final int A4_SHORT_TWIPS = 11906;
    private static final int MARGIN_TWIPS = 1134;
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private TableDocx() {}

    static void write(PrintedTable table, OutputStream out) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            CTPageSz size = document.getDocument().getBody().addNewSectPr().addNewPgSz();
            size.setOrient(table.landscape() ? STPageOrientation.LANDSCAPE : STPageOrientation.PORTRAIT);
            size.setW(BigInteger.valueOf(table.landscape() ? A4_LONG_TWIPS : A4_SHORT_TWIPS));
            size.setH(BigInteger.valueOf(table.landscape() ? A4_SHORT_TWIPS : A4_LONG_TWIPS));
            margins(document.getDocument().getBody().getSectPr().addNewPgMar());
            head(table, document);
            add(document, table.title().toUpperCase(VIETNAMESE), 14, true, false);
            table.subtitle().forEach(line -> add(document, line, 12, false, true));
            add(document, "", 6, false, false);
            rows(table, document);
            for (String note : table.notes()) {
                text(document.createParagraph(), note, 11, false, false, ParagraphAlignment.LEFT);
            }
            signatures(table, document);
            document.write(out);
        }
    }

    private static void margins(CTPageMar page) {
        BigInteger side = BigInteger.valueOf(MARGIN_TWIPS);
        page.setTop(side);
        page.setBottom(side);
        page.setLeft(side);
        page.setRight(side);
    }

    private static void head(PrintedTable table, XWPFDocument document) {
        XWPFTable grid = plain(document, 2);
        XWPFTableCell left = grid.getRow(0).getCell(0);
        for (int i = 0; i < table.issuer().size(); i++) {
            boolean last = i == table.issuer().size() - 1;
            line(left, i, table.issuer().get(i).toUpperCase(VIETNAMESE), 12, last, false);
        }
        XWPFTableCell right = grid.getRow(0).getCell(1);
        for (int i = 0; i < table.motto().size(); i++) {
            String line = table.motto().get(i);
            line(right, i, i == 0 ? line.toUpperCase(VIETNAMESE) : line, 12, i < 2, i > 1);
        }
        add(document, "", 6, false, false);
    }

    private static void rows(PrintedTable table, XWPFDocument document) {
        int shares =
                table.columns().stream().mapToInt(PrintedTable.Column::share).sum();
        XWPFTable grid =
                document.createTable(table.rows().size() + 1, table.columns().size());
        grid.setWidthType(TableWidthType.PCT);
        grid.setWidth("100%");
        widths(table, grid, shares);
        List<XWPFTableRow> rows = grid.getRows();
        for (int i = 0; i < rows.size(); i++) {
            for (int column = 0; column < table.columns().size(); column++) {
                PrintedTable.Column one = table.columns().get(column);
                XWPFTableCell cell = rows.get(i).getCell(column);
                cell.setWidth(100 * one.share() / shares + "%");
                String value = i == 0 ? one.name() : table.rows().get(i - 1).get(column);
                ParagraphAlignment side = i == 0 || one.number() ? ParagraphAlignment.CENTER : ParagraphAlignment.LEFT;
                text(cell.getParagraphs().get(0), value, 11, i == 0, false, side);
            }
        }
        rows.get(0).setRepeatHeader(true);
    }

    /** The widths of the columns, which some programs take from here and not from the cells. */
    private static void widths(PrintedTable table, XWPFTable grid, int shares) {
        int whole = (table.landscape() ? A4_LONG_TWIPS : A4_SHORT_TWIPS) - 2 * MARGIN_TWIPS;
        CTTblGrid columns = grid.getCTTbl().getTblGrid() == null
                ? grid.getCTTbl().addNewTblGrid()
                : grid.getCTTbl().getTblGrid();
        columns.setGridColArray(new CTTblGridCol[0]);
        for (PrintedTable.Column one : table.columns()) {
            columns.addNewGridCol().setW(BigInteger.valueOf((long) whole * one.share() / shares));
        }
    }

    private static void signatures(PrintedTable table, XWPFDocument document) {
        if (table.signatures().isEmpty()) {
            return;
        }
        add(document, "", 11, false, false);
        XWPFTable grid = plain(document, table.signatures().size());
        for (int i = 0; i < table.signatures().size(); i++) {
            PrintedTable.Signature one = table.signatures().get(i);
            XWPFTableCell cell = grid.getRow(0).getCell(i);
            line(cell, 0, one.role().toUpperCase(VIETNAMESE), 12, true, false);
            line(cell, 1, "(Ký, ghi rõ họ tên)", 11, false, true);
            for (int blank = 2; blank < 6; blank++) {
                line(cell, blank, "", 11, false, false);
            }
            line(cell, 6, one.name(), 12, true, false);
        }
    }

    private static XWPFTable plain(XWPFDocument document, int columns) {
        XWPFTable grid = document.createTable(1, columns);
        grid.setWidthType(TableWidthType.PCT);
        grid.setWidth("100%");
        grid.removeBorders();
        for (XWPFTableCell cell : grid.getRow(0).getTableCells()) {
            cell.setWidth(100 / columns + "%");
        }
        return grid;
    }

    private static void line(XWPFTableCell cell, int index, String value, int points, boolean bold, boolean italic) {
        XWPFParagraph paragraph = index == 0 ? cell.getParagraphs().get(0) : cell.addParagraph();
        text(paragraph, value, points, bold, italic, ParagraphAlignment.CENTER);
    }

    private static void add(XWPFDocument document, String value, int points, boolean bold, boolean italic) {
        text(document.createParagraph(), value, points, bold, italic, ParagraphAlignment.CENTER);
    }

    private static void text(
            XWPFParagraph paragraph,
            String value,
            int points,
            boolean bold,
            boolean italic,
            ParagraphAlignment alignment) {
        paragraph.setAlignment(alignment);
        paragraph.setSpacingAfter(0);
        XWPFRun run = paragraph.createRun();
        run.setFontFamily(FONT);
        run.setFontSize(points);
        run.setBold(bold);
        run.setItalic(italic);
        run.setText(value);
    }
}
