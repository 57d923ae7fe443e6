package org.vanthu.statistics;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.vanthu.organization.Agencies;
import org.vanthu.organization.Agency;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.JsonWebScript.Reply;
import org.vanthu.shared.TextKey;
import org.vanthu.shared.Texts;
import org.vanthu.shared.pdf.PrintedTable;
import org.vanthu.shared.pdf.PrintedTable.Column;
import org.vanthu.shared.pdf.PrintedTable.Signature;

/**
 * A report as the office hands it in: who issues it, the national name, the table with its sum, places to sign. The
 * form is Vietnamese whoever prints it.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix I, part II (parts of a document)"
 */
public final class ReportForm {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").withZone(Json.ZONE);
    private static final Map<String, String> TYPES = Map.of(
            "pdf",
            "application/pdf",
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final Agencies agencies;

    ReportForm(Agencies agencies) {
        this.agencies = agencies;
    }

    /**
     * The printed report.
     *
     * @throws InvalidInputException if the format is not pdf, xlsx or docx ({@code statistics.error.format})
     */
    Reply print(Report report, String format, boolean download) throws IOException {
        String type = TYPES.get(format);
        if (type == null) {
            throw InvalidInputException.field("format", format, "statistics.error.format", format);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintedTable table = table(report);
        switch (format) {
            case "pdf" -> table.writePdf(bytes);
            case "xlsx" -> table.writeXlsx(bytes);
            default -> table.writeDocx(bytes);
        }
        String name = TextKey.slug(title(report)) + "-" + report.from() + "-" + report.to() + "." + format;
        return Reply.bytes(type, download || !format.equals("pdf") ? name : null, bytes::writeTo);
    }

    /** The name of a report of the subject. */
    static String title(Report report) {
        return text("title." + report.subject());
    }

    PrintedTable table(Report report) {
        Agency agency = agencies.get(report.agency());
        List<String> issuer = new ArrayList<>();
        Optional.ofNullable(agency.parent())
                .flatMap(agencies::find)
                .map(Agency::name)
                .ifPresent(issuer::add);
        issuer.add(agency.name());
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("TT", 4, true));
        columns.add(new Column(report.by().isEmpty() ? "" : text("by." + report.by()), 24));
        report.measures().forEach(measure -> columns.add(new Column(text("measure." + measure), 9, true)));
        columns.add(new Column(text("rate." + rateOf(report)), 9, true));
        columns.add(new Column(text("rank"), 6, true));
        List<List<String>> rows = new ArrayList<>();
        int ordinal = 1;
        for (Report.Row row : report.rows()) {
            rows.add(cells(Integer.toString(ordinal++), row.name(), report, row));
        }
        rows.add(cells("", text("total"), report, report.total()));
        List<String> notes = new ArrayList<>();
        notes.add(text("note." + report.subject()));
        if (report.threshold() > 0 && report.rows().stream().anyMatch(Report.Row::above)) {
            notes.add(text(
                    "note.above",
                    report.threshold(),
                    String.join(
                            "; ",
                            report.rows().stream()
                                    .filter(Report.Row::above)
                                    .map(Report.Row::name)
                                    .toList())));
        }
        LocalDate day = report.asOf().atZone(Json.ZONE).toLocalDate();
        return new PrintedTable(
                issuer,
                title(report),
                List.of(
                        text("subtitle", DAY.format(report.from()), DAY.format(report.to())),
                        text("asOf", MOMENT.format(report.asOf()))),
                columns,
                rows,
                notes,
                List.of(new Signature(text("maker"), ""), new Signature(text("head"), "")),
                true,
                List.of(
                        "Cộng hòa xã hội chủ nghĩa Việt Nam",
                        "Độc lập - Tự do - Hạnh phúc",
                        "%s, ngày %02d tháng %02d năm %d"
                                .formatted(agency.place(), day.getDayOfMonth(), day.getMonthValue(), day.getYear())));
    }

    private static List<String> cells(String ordinal, String name, Report report, Report.Row row) {
        List<String> cells = new ArrayList<>(List.of(ordinal, name));
        report.measures()
                .forEach(measure -> cells.add(Long.toString(row.figures().getOrDefault(measure, 0L))));
        Integer rate = row.rate();
        cells.add(rate == null ? "–" : String.format(Locale.forLanguageTag("vi"), "%.1f", rate / 10.0));
        cells.add(row.rank() == null ? "" : String.valueOf(row.rank()));
        return cells;
    }

    private static String rateOf(Report report) {
        return switch (report.subject()) {
            case "usage", "outgoing" -> report.subject();
            default -> "done";
        };
    }

    private static String text(String id, Object... arguments) {
        return Texts.of(Texts.VIETNAMESE, "statistics." + id, arguments);
    }
}
