package org.vanthu.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.RegisterVerifier.Unused;

/** Writes a register as a spreadsheet with the columns of the form; all cells are text or number, never a formula. */
final class RegisterXlsx {

    private static final int[] WIDTHS = {12, 8, 26, 20, 12, 60, 26, 12, 12, 20};
    private static final int CHAR = 256;

    private RegisterXlsx() {}

    static void write(RegisterBook book, OutputStream out) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(200)) {
            Sheet sheet = workbook.createSheet("Sổ " + book.register().year());
            sheet.getPrintSetup().setLandscape(true);
            sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
            sheet.setFitToPage(true);
            sheet.getPrintSetup().setFitHeight((short) 0);
            CellStyle head = style(workbook, true);
            CellStyle body = style(workbook, false);
            int at = title(book, sheet, head);
            Row names = sheet.createRow(at++);
            for (int i = 0; i < WIDTHS.length; i++) {
                sheet.setColumnWidth(i, WIDTHS[i] * CHAR);
                text(names, i, RegisterBook.COLUMNS.get(i), head);
            }
            sheet.createFreezePane(0, at);
            sheet.setRepeatingRows(new CellRangeAddress(at - 1, at - 1, 0, WIDTHS.length - 1));
            for (DocumentRow row : book.rows()) {
                Row line = sheet.createRow(at++);
                List<String> cells = book.cells(row);
                for (int i = 0; i < cells.size(); i++) {
                    text(line, i, cells.get(i), body);
                }
                if (row.arrivalNumber() != null) {
                    line.getCell(1).setCellValue(row.arrivalNumber());
                }
            }
            at++;
            for (Unused unused : book.unused()) {
                sheet.createRow(at++)
                        .createCell(0)
                        .setCellValue("Số " + unused.number() + " không sử dụng: " + unused.reason());
            }
            sheet.createRow(at).createCell(0).setCellValue("SHA-256: " + book.hash());
            workbook.write(out);
        }
    }

    private static int title(RegisterBook book, Sheet sheet, CellStyle head) {
        String[] lines = {
            book.agency().name(),
            book.register().name() + " năm " + book.register().year(),
            book.range() + ". " + book.period()
        };
        for (int i = 0; i < lines.length; i++) {
            text(sheet.createRow(i), 0, lines[i], head);
            sheet.addMergedRegion(new CellRangeAddress(i, i, 0, WIDTHS.length - 1));
        }
        return lines.length + 1;
    }

    private static void text(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(style);
    }

    private static CellStyle style(SXSSFWorkbook workbook, boolean head) {
        CellStyle style = workbook.createCellStyle();
        Font font = workbook.createFont();
        font.setFontName("Times New Roman");
        font.setFontHeightInPoints((short) 11);
        font.setBold(head);
        style.setFont(font);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        if (head) {
            style.setAlignment(HorizontalAlignment.CENTER);
        }
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }
}
