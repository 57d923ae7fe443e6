package org.vanthu.search;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * A sheet for printing on A4 landscape, its heading repeated on each page. All cells are texts: nothing runs as a
 * formula.
 */
final class XlsxExport {
    private static final int ROWS_IN_MEMORY = 200;
    private static final int WIDTH_UNIT = 330;
    private static final int HEADER_ROW = 3;

    private XlsxExport() {}

    static void write(ExportTable table, OutputStream out) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            Sheet sheet = workbook.createSheet("Vanthu");
            CellStyle bold = bold(workbook);
            CellStyle wrapped = workbook.createCellStyle();
            wrapped.setWrapText(true);
            cell(sheet.createRow(0), 0, table.title(), bold);
            cell(sheet.createRow(1), 0, table.subtitle(), wrapped(workbook, false));
            row(sheet, HEADER_ROW, table.headers(), bold);
            for (int i = 0; i < table.rows().size(); i++) {
                row(sheet, HEADER_ROW + 1 + i, table.rows().get(i), wrapped);
            }
            layOut(sheet, table);
            workbook.write(out);
        }
    }

    private static CellStyle bold(SXSSFWorkbook workbook) {
        Font font = workbook.createFont();
        font.setBold(true);
        CellStyle style = wrapped(workbook, false);
        style.setFont(font);
        return style;
    }

    private static CellStyle wrapped(SXSSFWorkbook workbook, boolean wrap) {
        CellStyle style = workbook.createCellStyle();
        style.setWrapText(wrap);
        return style;
    }

    private static void row(Sheet sheet, int index, List<String> values, CellStyle style) {
        Row row = sheet.createRow(index);
        for (int i = 0; i < values.size(); i++) {
            cell(row, i, values.get(i), style);
        }
    }

    private static void cell(Row row, int column, String value, CellStyle style) {
        var cell = row.createCell(column);
        cell.setCellValue(value);
        cell.setCellStyle(style);
    }

    private static void layOut(Sheet sheet, ExportTable table) {
        for (int i = 0; i < table.widths().size(); i++) {
            sheet.setColumnWidth(i, table.widths().get(i) * WIDTH_UNIT);
        }
        sheet.setRepeatingRows(new CellRangeAddress(HEADER_ROW, HEADER_ROW, -1, -1));
        sheet.createFreezePane(0, HEADER_ROW + 1);
        sheet.setFitToPage(true);
        PrintSetup print = sheet.getPrintSetup();
        print.setLandscape(true);
        print.setPaperSize(PrintSetup.A4_PAPERSIZE);
        print.setFitWidth((short) 1);
        print.setFitHeight((short) 0);
    }
}
