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
            CellStyle centred = style(workbook, false, false);
            centred.setAlignment(HorizontalAlignment.CENTER);
            int last = table.columns().size() - 1;
            CellStyle middle = style(workbook, true, false);
            int at = head(table, sheet, last / 2, last, middle);
            at = across(sheet, at, last, upper(table.title()), middle);
            for (String line : table.subtitle()) {
                at = across(sheet, at, last, line, centred);
            }
            at = rows(table, sheet, at + 1, head, body);
            for (String note : table.notes()) {
                at = across(sheet, at, last, note, plain);
            }
            Row roles = sheet.createRow(at + 1);
            List<PrintedTable.Signature> signatures = table.signatures();
            for (int i = 0; i < signatures.size(); i++) {
                int first = i * (last + 1) / signatures.size();
                int end = (i + 1) * (last + 1) / signatures.size() - 1;
                part(roles, first, end, upper(signatures.get(i).role()), middle);
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

    /** Who issues it on the left; the national name, motto, place and date on the right. */
    private static int head(PrintedTable table, Sheet sheet, int half, int last, CellStyle style) {
        int lines = Math.max(table.issuer().size(), table.motto().size());
        for (int i = 0; i < lines; i++) {
            Row row = sheet.createRow(i);
            if (table.motto().isEmpty()) {
                part(row, 0, last, upper(table.issuer().get(i)), style);
                continue;
            }
            part(row, 0, half, i < table.issuer().size() ? upper(table.issuer().get(i)) : "", style);
            String right = i < table.motto().size() ? table.motto().get(i) : "";
            part(row, half + 1, last, i == 0 ? upper(right) : right, style);
        }
        return lines;
    }

    private static int across(Sheet sheet, int at, int last, String text, CellStyle style) {
        part(sheet.createRow(at), 0, last, text, style);
        return at + 1;
    }

    /** One text over the columns from the first to the last. */
    private static void part(Row row, int first, int last, String text, CellStyle style) {
        text(row, first, text, style);
        if (last > first) {
            row.getSheet().addMergedRegion(new CellRangeAddress(row.getRowNum(), row.getRowNum(), first, last));
        }
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.forLanguageTag("vi"));
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
