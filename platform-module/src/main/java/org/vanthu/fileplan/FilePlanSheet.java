package org.vanthu.fileplan;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.vanthu.fileplan.FilePlanLines.LineForm;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.VanthuException.FieldError;

/**
 * The list as a sheet to be worked on in a spreadsheet and read back. What is wrong is told by cell, all of it at once,
 * and nothing is taken then. Cells are read as what they show; formulas are not run.
 */
final class FilePlanSheet {

    private static final List<String> HEADERS = List.of(
            "Loại (I: đề mục lớn, 1: đề mục nhỏ, trống: hồ sơ)",
            "Viết tắt của đề mục lớn",
            "Số và ký hiệu hồ sơ",
            "Tên đề mục, tiêu đề hồ sơ",
            "Thời hạn bảo quản",
            "Mã đơn vị",
            "Người lập hồ sơ (tên đăng nhập)",
            "Ghi chú");
    private static final List<String> FIELDS =
            List.of("kind", "abbreviation", "code", "title", "retention", "unit", "person", "note");
    private static final int[] WIDTHS = {14, 12, 16, 60, 16, 14, 22, 24};
    private static final int CHARACTER = 256;
    private static final int MAX_ERRORS = 100;

    private final FilePlanLines lines;

    FilePlanSheet(FilePlanLines lines) {
        this.lines = lines;
    }

    static void write(List<FilePlanLine> lines, OutputStream out) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            Sheet sheet = workbook.createSheet("Danh mục hồ sơ");
            row(sheet, 0, HEADERS);
            for (int i = 0; i < WIDTHS.length; i++) {
                sheet.setColumnWidth(i, WIDTHS[i] * CHARACTER);
            }
            sheet.createFreezePane(0, 1);
            int at = 1;
            for (FilePlanLine line : lines) {
                String kind = line.kind().equals(FilePlanLine.LARGE)
                        ? "I"
                        : line.kind().equals(FilePlanLine.SMALL) ? "1" : "";
                row(
                        sheet,
                        at++,
                        List.of(
                                kind,
                                text(line.abbreviation()),
                                text(line.code()),
                                line.title(),
                                text(line.retention()),
                                text(line.unit()),
                                text(line.person()),
                                text(line.note())));
            }
            workbook.write(out);
        }
    }

    /**
     * Reads the lines of a sheet.
     *
     * @throws InvalidInputException if it is no spreadsheet, or with what is wrong in which cell
     */
    List<LineForm> read(String agency, Path file) {
        List<LineForm> forms = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ);
                XSSFWorkbook workbook = new XSSFWorkbook(opened)) {
            Sheet sheet = workbook.getSheetAt(0);
            DataFormatter shown = new DataFormatter(Locale.ROOT);
            shown.setUseCachedValuesForFormulaCells(true);
            if (sheet.getLastRowNum() > FilePlanLines.MAX_LINES) {
                throw InvalidInputException.field("file", "", "fileplan.error.too-many", FilePlanLines.MAX_LINES);
            }
            for (int i = 1; i <= sheet.getLastRowNum(); i++) {
                Row row = sheet.getRow(i);
                LineForm form = row == null ? null : form(row, shown);
                if (form != null) {
                    for (FieldError error : lines.faults(agency, form)) {
                        errors.add(at(i, error));
                    }
                    forms.add(form);
                }
            }
        } catch (OpenXML4JRuntimeException
                | org.apache.poi.openxml4j.exceptions.InvalidFormatException
                | org.apache.poi.ooxml.POIXMLException
                | IllegalArgumentException e) {
            throw InvalidInputException.field(e, "file", "", "fileplan.error.no-sheet");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!errors.isEmpty()) {
            throw InvalidInputException.fields(errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
        }
        if (forms.isEmpty()) {
            throw InvalidInputException.field("file", "", "fileplan.error.empty-sheet");
        }
        return forms;
    }

    private static @Nullable LineForm form(Row row, DataFormatter shown) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < FIELDS.size(); i++) {
            String text = shown.formatCellValue(row.getCell(i));
            cells.add(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC)
                    .strip());
        }
        if (cells.stream().allMatch(String::isEmpty)) {
            return null;
        }
        return new LineForm(
                kind(cells.get(0)),
                cells.get(1),
                cells.get(2).isEmpty() ? null : cells.get(2),
                cells.get(3),
                null,
                cells.get(4),
                cells.get(5),
                cells.get(6),
                cells.get(7),
                null,
                null);
    }

    private static String kind(String mark) {
        if (mark.isEmpty()) {
            return FilePlanLine.DOSSIER;
        }
        String upper = mark.toUpperCase(Locale.ROOT).replace(".", "");
        return upper.matches("[IVXLCDM]+") ? FilePlanLine.LARGE : upper.matches("\\d+") ? FilePlanLine.SMALL : mark;
    }

    /** The same fault, told by its cell. */
    private static FieldError at(int row, FieldError error) {
        int column = Math.max(0, FIELDS.indexOf(error.field()));
        String cell = String.valueOf((char) ('A' + column)) + (row + 1);
        return new FieldError(cell, error.value(), error.msgId(), error.arguments());
    }

    private static void row(Sheet sheet, int index, List<String> cells) {
        Row row = sheet.createRow(index);
        for (int i = 0; i < cells.size(); i++) {
            row.createCell(i).setCellValue(cells.get(i));
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
