package org.vanthu.shared.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

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

/** Writes a {@link PrintedTable} as a spreadsheet. */
final class TableXlsx {

    private static final int WHOLE_WIDTH = 150 * 256;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(,\\d)?");

    private TableXlsx() {}

    static void write(PrintedTable table, OutputStream out) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(200)) {
            Sheet sheet = workbook.createSheet("1");
            sheet.getPrintSetup().setLandscape(table.landscape());
            sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
            sheet.setFitToPage(true);
            sheet.getPrintSetup().setFitHeight((short) 0);
            CellStyle head = style(workbook, true, true);
            CellStyle body = style(workbook, false, true);
            CellStyle plain = style(workbook, false, false);
            int last = table.columns().size() - 1;
            int at = 0;
            for (String line : table.motto()) {
                at = across(sheet, at, last, line, plain);
            }
            for (String line : table.issuer()) {
                at = across(sheet, at, last, line.toUpperCase(Locale.forLanguageTag("vi")), plain);
            }
            at = across(
                    sheet,
                    at,
                    last,
                    table.title().toUpperCase(Locale.forLanguageTag("vi")),
                    style(workbook, true, false));
            for (String line : table.subtitle()) {
                at = across(sheet, at, last, line, plain);
            }
            at = rows(table, sheet, at + 1, head, body);
            for (String note : table.notes()) {
                at = across(sheet, at, last, note, plain);
            }
            Row roles = sheet.createRow(at + 1);
            List<PrintedTable.Signature> signatures = table.signatures();
            for (int i = 0; i < signatures.size(); i++) {
                int column = i * (last + 1) / signatures.size();
                text(roles, column, signatures.get(i).role(), plain);
            }
            workbook.write(out);
        }
    }

    private static int rows(PrintedTable table, Sheet sheet, int first, CellStyle head, CellStyle body) {
        int shares =
                table.columns().stream().mapToInt(PrintedTable.Column::share).sum();
        Row names = sheet.createRow(first);
        for (int i = 0; i < table.columns().size(); i++) {
            PrintedTable.Column column = table.columns().get(i);
            sheet.setColumnWidth(i, Math.max(5 * 256, WHOLE_WIDTH * column.share() / shares));
            text(names, i, column.name(), head);
        }
        sheet.createFreezePane(0, first + 1);
        sheet.setRepeatingRows(
                new CellRangeAddress(first, first, 0, table.columns().size() - 1));
        int at = first + 1;
        for (List<String> cells : table.rows()) {
            Row row = sheet.createRow(at++);
            for (int i = 0; i < cells.size(); i++) {
                text(row, i, cells.get(i), body);
                if (table.columns().get(i).number()
                        && NUMBER.matcher(cells.get(i)).matches()) {
                    row.getCell(i).setCellValue(Double.parseDouble(cells.get(i).replace(',', '.')));
                }
            }
        }
        return at;
    }

    private static int across(Sheet sheet, int at, int last, String text, CellStyle style) {
        text(sheet.createRow(at), 0, text, style);
        if (last > 0) {
            sheet.addMergedRegion(new CellRangeAddress(at, at, 0, last));
        }
        return at + 1;
    }

    private static void text(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(style);
    }

    private static CellStyle style(SXSSFWorkbook workbook, boolean bold, boolean boxed) {
        CellStyle style = workbook.createCellStyle();
        Font font = workbook.createFont();
        font.setFontName("Times New Roman");
        font.setFontHeightInPoints((short) 11);
        font.setBold(bold);
        style.setFont(font);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        if (bold) {
            style.setAlignment(HorizontalAlignment.CENTER);
        }
        if (boxed) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        return style;
    }
}
