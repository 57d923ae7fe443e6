package org.vanthu.retention;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.VanthuException.FieldError;

/**
 * Reads the rows of a schedule from a file: CSV (UTF-8, comma or semicolon) or XLSX, with the names of the columns in
 * the first row. Tells every wrong cell at once.
 */
final class ScheduleFile {

    static final List<String> COLUMNS =
            List.of("group", "groupTitle", "code", "title", "kind", "years", "event", "submission", "replaces", "note");

    private static final int MAX_ROWS = 5000;
    private static final int MAX_ERRORS = 50;

    private ScheduleFile() {}

    /**
     * A row as it was written.
     *
     * @param line where it stands in the file
     */
    record Line(int line, Map<String, String> cells) {
        String get(String column) {
            return cells.getOrDefault(column, "");
        }
    }

    /** @throws InvalidInputException if the file is no CSV or XLSX file, or columns are missing */
    static List<Line> read(String fileName, Path file) {
        try {
            List<List<String>> rows = fileName.toLowerCase(Locale.ROOT).endsWith(".xlsx")
                    ? xlsx(file)
                    : csv(Files.readString(file, StandardCharsets.UTF_8));
            return lines(rows);
        } catch (IOException | OpenXML4JException e) {
            throw InvalidInputException.field(e, "file", fileName, "retention.error.file", fileName);
        }
    }

    /** Reads a file that the module brings. */
    static List<Line> shipped(String name) {
        String path = "/alfresco/module/vanthu-platform/data/" + name;
        try (InputStream in = java.util.Objects.requireNonNull(ScheduleFile.class.getResourceAsStream(path), path)) {
            return lines(csv(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes rules of the rows. */
    static List<RetentionRule> rules(String schedule, List<Line> lines, boolean sameCodes) {
        List<RetentionRule> rules = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (Line line : lines) {
            List<FieldError> wrong = check(line, codes);
            errors.addAll(wrong);
            if (wrong.isEmpty()) {
                rules.add(rule(schedule, rules.size() + 1, line, sameCodes));
            }
        }
        if (!errors.isEmpty()) {
            throw InvalidInputException.fields(errors.stream().limit(MAX_ERRORS).toList());
        }
        return rules;
    }

    private static List<FieldError> check(Line line, Set<String> codes) {
        List<FieldError> errors = new ArrayList<>();
        String code = line.get("code");
        if (!code.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}./-]{0,29}") || !codes.add(code)) {
            errors.add(error(line, "code", "retention.error.row-code"));
        }
        if (line.get("title").isBlank() || line.get("title").length() > 1000) {
            errors.add(error(line, "title", "retention.error.row-title"));
        }
        String kind = line.get("kind");
        boolean years = RetentionKind.of(kind).map(RetentionKind::hasYears).orElse(false);
        if (RetentionKind.of(kind).isEmpty()) {
            errors.add(error(line, "kind", "retention.error.row-kind"));
        } else if (years
                ? !line.get("years").matches("[1-9]\\d?")
                : !line.get("years").isEmpty()) {
            errors.add(error(line, "years", "retention.error.row-years"));
        }
        if (!line.get("submission").isEmpty() && !line.get("submission").equals(RetentionRule.CONSTRUCTION)) {
            errors.add(error(line, "submission", "retention.error.row-submission"));
        }
        for (String column : List.of("group", "groupTitle", "event", "replaces", "note")) {
            if (line.get(column).length() > most(column)) {
                errors.add(error(line, column, "retention.error.row-long"));
            }
        }
        return errors;
    }

    private static int most(String column) {
        return switch (column) {
            case "group" -> 20;
            case "replaces" -> 30;
            case "event" -> 60;
            case "groupTitle" -> 300;
            default -> 1000;
        };
    }

    private static FieldError error(Line line, String column, String msgId) {
        return FieldError.of("row " + line.line() + ", " + column, line.get(column), msgId, line.line(), column);
    }

    private static RetentionRule rule(String schedule, int ordinal, Line line, boolean sameCodes) {
        String years = line.get("years");
        String code = line.get("code");
        return new RetentionRule(
                schedule + ":" + code,
                schedule,
                ordinal,
                code,
                line.get("group"),
                line.get("groupTitle"),
                line.get("title"),
                new RetentionPeriod(
                        RetentionKind.known(line.get("kind")),
                        years.isEmpty() ? null : Integer.valueOf(years),
                        line.get("event")),
                line.get("submission"),
                line.get("replaces").isEmpty() && sameCodes ? code : line.get("replaces"),
                line.get("note"),
                1);
    }

    private static List<Line> lines(List<List<String>> rows) {
        if (rows.isEmpty() || rows.size() > MAX_ROWS) {
            throw InvalidInputException.field("file", rows.size(), "retention.error.file-rows", MAX_ROWS);
        }
        List<String> head = rows.get(0).stream().map(String::strip).toList();
        for (String column : List.of("code", "title", "kind", "years")) {
            if (!head.contains(column)) {
                throw InvalidInputException.field(
                        "file", column, "retention.error.file-column", column, String.join(", ", COLUMNS));
            }
        }
        List<Line> lines = new ArrayList<>();
        for (int at = 1; at < rows.size(); at++) {
            Map<String, String> cells = new HashMap<>();
            for (int i = 0; i < Math.min(head.size(), rows.get(at).size()); i++) {
                cells.put(head.get(i), rows.get(at).get(i).strip());
            }
            if (cells.values().stream().anyMatch(cell -> !cell.isEmpty())) {
                lines.add(new Line(at + 1, cells));
            }
        }
        return lines;
    }

    private static List<List<String>> xlsx(Path file) throws IOException, OpenXML4JException {
        List<List<String>> rows = new ArrayList<>();
        DataFormatter format = new DataFormatter(Locale.ROOT);
        try (Workbook workbook = new XSSFWorkbook(file.toFile())) {
            Sheet sheet = workbook.getSheetAt(0);
            for (Row row : sheet) {
                while (rows.size() < row.getRowNum() && rows.size() <= MAX_ROWS) {
                    rows.add(List.of());
                }
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < Math.min(row.getLastCellNum(), COLUMNS.size() * 2); i++) {
                    cells.add(format.formatCellValue(row.getCell(i)));
                }
                rows.add(cells);
            }
            return rows;
        } catch (RuntimeException e) {
            throw new IOException("not a workbook", e);
        }
    }

    private static List<List<String>> csv(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        char separator = first.indexOf(';') >= 0 && first.indexOf(',') < 0 ? ';' : ',';
        boolean quoted = false;
        for (int i = text.startsWith("\ufeff") ? 1 : 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (quoted) {
                if (letter != '"') {
                    cell.append(letter);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (letter == '"') {
                quoted = true;
            } else if (letter == separator || letter == '\n') {
                row.add(cell.toString().replace("\r", ""));
                cell.setLength(0);
                if (letter == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(letter);
            }
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            row.add(cell.toString());
            rows.add(row);
        }
        return rows;
    }
}
