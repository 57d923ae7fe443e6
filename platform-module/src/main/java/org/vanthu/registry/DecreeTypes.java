package org.vanthu.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The 29 types of the decree, from the data file of the module.
 *
 * @see "Decree 30/2020/NĐ-CP, article 7 and Appendix III.I"
 */
final class DecreeTypes {

    private static final String FILE = "/alfresco/module/vanthu-platform/data/document-types.tsv";
    private static final int COLUMNS = 5;

    private DecreeTypes() {}

    static List<DocumentType> load() {
        try (InputStream in = Objects.requireNonNull(DecreeTypes.class.getResourceAsStream(FILE), FILE)) {
            List<DocumentType> types = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    types.add(parse(line, types.size() + 1));
                }
            }
            return List.copyOf(types);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DocumentType parse(String line, int order) {
        String[] cells = line.split("\t", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException(FILE + ": " + COLUMNS + " columns expected in: " + line);
        }
        List<String> aliases = cells[4].isEmpty() ? List.of() : List.of(cells[4].split(","));
        return new DocumentType(cells[0], cells[1], cells[2], cells[3], aliases, order, true);
    }
}
