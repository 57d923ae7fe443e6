package org.vanthu.search;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;

import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/** A Word document with one table, A4 landscape, Times New Roman. */
final class DocxExport {
    private static final String FONT = "Times New Roman";
    private static final int A4_LONG_TWIPS = 16838;
    private static final int A4_SHORT_TWIPS = 11906;

    private DocxExport() {}

    static void write(ExportTable table, OutputStream out) throws IOException {
        try (XWPFDocument document = new XWPFDocument()) {
            landscape(document);
            text(document.createParagraph(), table.title(), 14, true, ParagraphAlignment.CENTER);
            text(document.createParagraph(), table.subtitle(), 12, false, ParagraphAlignment.CENTER);
            XWPFTable grid = document.createTable(
                    table.rows().size() + 1, table.headers().size());
            grid.setWidthType(TableWidthType.PCT);
            grid.setWidth("100%");
            row(grid.getRow(0), table.headers(), table.widths(), true);
            grid.getRow(0).setRepeatHeader(true);
            List<XWPFTableRow> rows = grid.getRows();
            for (int i = 0; i < table.rows().size(); i++) {
                row(rows.get(i + 1), table.rows().get(i), table.widths(), false);
            }
            document.write(out);
        }
    }

    private static void landscape(XWPFDocument document) {
        CTPageSz size = document.getDocument().getBody().addNewSectPr().addNewPgSz();
        size.setOrient(STPageOrientation.LANDSCAPE);
        size.setW(BigInteger.valueOf(A4_LONG_TWIPS));
        size.setH(BigInteger.valueOf(A4_SHORT_TWIPS));
    }

    private static void row(XWPFTableRow row, List<String> values, List<Integer> widths, boolean bold) {
        for (int i = 0; i < values.size(); i++) {
            var cell = row.getCell(i);
            cell.setWidth(widths.get(i) + "%");
            text(cell.getParagraphs().get(0), values.get(i), 10, bold, ParagraphAlignment.LEFT);
        }
    }

    private static void text(XWPFParagraph paragraph, String text, int points, boolean bold, ParagraphAlignment align) {
        paragraph.setAlignment(align);
        XWPFRun run = paragraph.createRun();
        run.setFontFamily(FONT);
        run.setFontSize(points);
        run.setBold(bold);
        run.setText(text);
    }
}
