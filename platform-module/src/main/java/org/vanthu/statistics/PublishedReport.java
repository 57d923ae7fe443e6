package org.vanthu.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Texts;

/**
 * What is released of a kept report: names and the figures that were chosen, no keys by which rows could be asked for.
 *
 * @param headers the names of the figures by language: {@code vi}, {@code en}
 */
public record PublishedReport(
        String title,
        Map<String, String> titles,
        LocalDate from,
        LocalDate to,
        Instant asOf,
        Map<String, String> by,
        List<String> measures,
        Map<String, Map<String, String>> headers,
        List<Row> rows,
        Row total) {

    /** A row of the report; the rate in tenths of a per cent. */
    public record Row(
            String name,
            Map<String, Long> figures,
            @Nullable Integer rate) {}

    /**
     * The report with these figures, all when none are named.
     *
     * @throws InvalidInputException if the report names people ({@code statistics.error.people}) or has no such figure
     */
    public static PublishedReport of(KeptReport kept, Set<String> wanted) {
        Report report = kept.report();
        if (report.by().equals("person")) {
            throw InvalidInputException.field("reportId", kept.id(), "statistics.error.people");
        }
        for (String measure : wanted) {
            if (!report.measures().contains(measure)) {
                throw InvalidInputException.field("measures", measure, "statistics.error.measure", measure);
            }
        }
        List<String> measures = report.measures().stream()
                .filter(measure -> wanted.isEmpty() || wanted.contains(measure))
                .toList();
        Map<String, Map<String, String>> headers = new LinkedHashMap<>();
        measures.forEach(measure -> headers.put(measure, both("measure." + measure)));
        String title = ReportForm.title(report);
        return new PublishedReport(
                title,
                both("title." + report.subject()),
                report.from(),
                report.to(),
                report.asOf(),
                report.by().isEmpty() ? Map.of("vi", "", "en", "") : both("by." + report.by()),
                measures,
                headers,
                report.rows().stream().map(row -> row(row, measures)).toList(),
                row(report.total(), measures));
    }

    private static Row row(Report.Row row, List<String> measures) {
        Map<String, Long> figures = new LinkedHashMap<>();
        measures.forEach(measure -> figures.put(measure, row.figures().getOrDefault(measure, 0L)));
        return new Row(row.name(), figures, row.rate());
    }

    private static Map<String, String> both(String id) {
        return Map.of(
                "vi", Texts.of(Texts.VIETNAMESE, "statistics." + id),
                "en", Texts.of(java.util.Locale.ENGLISH, "statistics." + id));
    }
}
