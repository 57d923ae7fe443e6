package org.vanthu.search;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.Texts;

/**
 * An export as a table of texts, in the language of the request.
 *
 * @param widths of the columns, as shares of the page
 */
record ExportTable(String title, String subtitle, List<String> headers, List<Integer> widths, List<List<String>> rows) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final List<String> COLUMNS = List.of(
            "ordinal", "arrivalNumber", "arrivalDate", "number", "issuedDate", "issuer", "subject", "type", "state");
    private static final List<Integer> WIDTHS = List.of(4, 6, 9, 12, 9, 17, 27, 9, 7);

    static ExportTable of(SearchExport.Rows found, LocalDate today) {
        List<SearchHit> hits = found.hits();
        List<List<String>> rows = new ArrayList<>(hits.size());
        for (int i = 0; i < hits.size(); i++) {
            rows.add(row(i + 1, hits.get(i)));
        }
        return new ExportTable(
                Texts.of("search.export.title"),
                subtitle(found, today),
                COLUMNS.stream()
                        .map(column -> Texts.of("search.export." + column))
                        .toList(),
                WIDTHS,
                rows);
    }

    private static String subtitle(SearchExport.Rows found, LocalDate today) {
        String subtitle = Texts.of(
                "search.export.subtitle", DAY.format(today), found.hits().size());
        return found.notice().isEmpty() ? subtitle : subtitle + ". " + found.notice();
    }

    private static List<String> row(int ordinal, SearchHit hit) {
        return List.of(
                Integer.toString(ordinal),
                hit.arrivalNumber() == null ? "" : hit.arrivalNumber().toString(),
                day(hit.arrivalDate()),
                text(hit.number()),
                day(hit.issuedDate()),
                text(hit.issuerName()),
                text(hit.subject()),
                text(hit.typeName()),
                hit.state() == null ? "" : FacetLabels.of("state", hit.state()));
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
