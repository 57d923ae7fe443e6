package org.vanthu.publication;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.vanthu.statistics.PublishedReport;

/** A published report as a table whose rows have a bar each, drawn without scripts. */
final class ReportHtml {

    private static final List<String> BARS = List.of("doneInTime", "inProgress", "doneLate", "overdue");

    private ReportHtml() {}

    static String of(PublishedReport report, Locale language) {
        boolean bars = report.measures().containsAll(BARS);
        StringBuilder html = new StringBuilder("<div class=\"scroll\"><table><thead><tr><th scope=\"col\">")
                .append(Html.text(report.by().getOrDefault(language.getLanguage(), "")))
                .append("</th>");
        report.measures()
                .forEach(measure -> html.append("<th scope=\"col\" class=\"n\">")
                        .append(Html.text(name(report, measure, language)))
                        .append("</th>"));
        html.append(bars ? "<th scope=\"col\">" + Html.text(Pages.text(language, "bar")) + "</th>" : "")
                .append("</tr></thead><tbody>");
        for (PublishedReport.Row row : report.rows()) {
            row(html, report, row, row.name(), language, bars);
        }
        html.append("</tbody><tfoot>");
        row(html, report, report.total(), Pages.text(language, "total"), language, bars);
        return html.append("</tfoot></table></div>")
                .append(bars ? legend(report, language) : "")
                .append("<p class=\"muted\">")
                .append(Html.text(Pages.text(
                        language,
                        "as-of",
                        Pages.DAY.format(report.from()),
                        Pages.DAY.format(report.to()),
                        Pages.MOMENT.format(report.asOf()))))
                .append("</p>")
                .toString();
    }

    private static void row(
            StringBuilder html,
            PublishedReport report,
            PublishedReport.Row row,
            String name,
            Locale language,
            boolean bars) {
        html.append("<tr><th scope=\"row\">").append(Html.text(name)).append("</th>");
        report.measures()
                .forEach(measure -> html.append("<td class=\"n\">")
                        .append(row.figures().getOrDefault(measure, 0L))
                        .append("</td>"));
        if (bars) {
            html.append("<td>").append(bar(report, row, language)).append("</td>");
        }
        html.append("</tr>");
    }

    private static String bar(PublishedReport report, PublishedReport.Row row, Locale language) {
        long all = BARS.stream()
                .mapToLong(part -> row.figures().getOrDefault(part, 0L))
                .sum();
        StringBuilder words = new StringBuilder();
        StringBuilder parts = new StringBuilder();
        double x = 0;
        for (String part : BARS) {
            long count = row.figures().getOrDefault(part, 0L);
            double width = all == 0 ? 0 : 100.0 * count / all;
            words.append(words.isEmpty() ? "" : ", ")
                    .append(name(report, part, language))
                    .append(' ')
                    .append(count);
            parts.append("<rect class=\"%s\" x=\"%.2f%%\" y=\"0\" width=\"%.2f%%\" height=\"14\"/>"
                    .formatted(part, x, width)
                    .replace(",", "."));
            x += width;
        }
        return "<svg class=\"bar\" role=\"img\" aria-label=\"" + Html.text(words.toString()) + "\">" + parts + "</svg>";
    }

    /** Which colour is what. */
    private static String legend(PublishedReport report, Locale language) {
        StringBuilder html = new StringBuilder("<p class=\"legend\">");
        for (String part : BARS) {
            html.append("<span><svg width=\"14\" height=\"10\" aria-hidden=\"true\"><rect class=\"")
                    .append(part)
                    .append("\" width=\"14\" height=\"10\"/></svg>")
                    .append(Html.text(name(report, part, language)))
                    .append("</span>");
        }
        return html.append("</p>").toString();
    }

    private static String name(PublishedReport report, String measure, Locale language) {
        return report.headers().getOrDefault(measure, Map.of()).getOrDefault(language.getLanguage(), measure);
    }
}
