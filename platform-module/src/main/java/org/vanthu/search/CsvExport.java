package org.vanthu.search;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * CSV as spreadsheets open it: UTF-8 with a byte order mark; a value that would run as a formula begins with an
 * apostrophe.
 */
final class CsvExport {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA = "=+-@\t\r";

    private CsvExport() {}

    static void write(ExportTable table, OutputStream out) throws IOException {
        StringBuilder csv = new StringBuilder(BYTE_ORDER_MARK);
        line(csv, table.headers());
        table.rows().forEach(row -> line(csv, row));
        out.write(csv.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void line(StringBuilder csv, List<String> values) {
        csv.append(values.stream().map(CsvExport::value).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String value(String value) {
        boolean formula = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }
}
