package org.vanthu.directory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.vanthu.shared.InvalidInputException;

/**
 * Reads a published list: CSV in UTF-8 with comma or semicolon, the names of the columns in the first row. Columns:
 * {@code code, name, old, parent, address, email, telephone, fax, website, closed}; {@code old} holds former
 * identifiers, divided by blanks.
 */
final class ListFile {

    static final List<String> COLUMNS =
            List.of("code", "name", "old", "parent", "address", "email", "telephone", "fax", "website", "closed");

    private static final int MAX_ROWS = 20_000;

    private ListFile() {}

    /** @throws InvalidInputException if it is no such file */
    static List<Listed> read(String text) {
        List<List<String>> rows = cells(text);
        if (rows.size() < 2 || rows.size() > MAX_ROWS) {
            throw InvalidInputException.field("file", rows.size(), "directory.error.file-rows", MAX_ROWS);
        }
        List<String> head = rows.get(0).stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        if (!head.contains("code") || !head.contains("name")) {
            throw InvalidInputException.field(
                    "file", String.join(", ", head), "directory.error.file-columns", String.join(", ", COLUMNS));
        }
        List<Listed> listed = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            Map<String, String> cells = new HashMap<>();
            for (int i = 0; i < Math.min(head.size(), row.size()); i++) {
                cells.put(head.get(i), row.get(i).strip());
            }
            if (cells.values().stream().anyMatch(cell -> !cell.isEmpty())) {
                listed.add(listed(cells));
            }
        }
        return listed;
    }

    private static Listed listed(Map<String, String> cells) {
        String parent = cells.getOrDefault("parent", "");
        String closed = cells.getOrDefault("closed", "").toLowerCase(Locale.ROOT);
        return new Listed(
                cells.getOrDefault("code", ""),
                cells.getOrDefault("name", ""),
                Arrays.stream(cells.getOrDefault("old", "").split("\\s+"))
                        .filter(code -> !code.isEmpty())
                        .toList(),
                parent.isEmpty() ? null : parent,
                new Contact(
                        cells.getOrDefault("address", ""),
                        cells.getOrDefault("email", ""),
                        cells.getOrDefault("telephone", ""),
                        cells.getOrDefault("fax", ""),
                        cells.getOrDefault("website", "")),
                closed.equals("1") || closed.equals("true") || closed.equals("x"));
    }

    private static List<List<String>> cells(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        char separator = first.indexOf(';') >= 0 && first.indexOf(',') < 0 ? ';' : ',';
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = text.startsWith("\ufeff") ? 1 : 0; i <= text.length(); i++) {
            char letter = i == text.length() ? '\n' : text.charAt(i);
            boolean last = i == text.length();
            if (quoted && !last) {
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
        rows.removeIf(one -> one.stream().allMatch(String::isBlank));
        return rows;
    }
}
