package org.vanthu.routing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Unit;
import org.vanthu.organization.Units;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.Texts;
import org.vanthu.shared.pdf.PrintedTable;
import org.vanthu.shared.pdf.PrintedTable.Column;
import org.vanthu.work.Holders;

/**
 * Sổ theo dõi giải quyết văn bản đến: what became of the documents that arrived in a time.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix IV, form of the book in which the resolution of incoming documents is followed"
 */
final class TrackingBook {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String ARRIVED = " FROM vt_document d LEFT JOIN vt_incoming i ON i.node_id = d.node_id"
            + " WHERE d.agency = ? AND d.kind = 'incoming' AND d.arrival_date BETWEEN ? AND ?"
            + " AND d.register_id IS NOT NULL";
    /** The deadline of the lead's work as it is now: after an extension, another calendar, or re-routing. */
    private static final String DUE = "(SELECT w.due_at FROM vt_work_item w WHERE w.node_id = d.node_id"
            + " AND w.process_name = 'incoming' AND w.part_name = 'lead' AND w.step_name <> 'direct'"
            + " ORDER BY w.id DESC LIMIT 1)";

    private static final List<Column> COLUMNS = List.of(
            new Column("Số đến", 7),
            new Column("Tên loại, số, ký hiệu, ngày tháng văn bản, tên cơ quan, tổ chức ban hành", 32),
            new Column("Đơn vị hoặc người nhận", 18),
            new Column("Thời hạn giải quyết", 10),
            new Column("Tiến độ giải quyết", 14),
            new Column("Số, ký hiệu văn bản trả lời", 13),
            new Column("Ghi chú", 12));

    private final JdbcTemplate jdbc;
    private final Agencies agencies;
    private final Units units;
    private final Accounts accounts;
    private final Access access;
    private final int maxEntries;

    TrackingBook(
            DataSource dataSource, Agencies agencies, Units units, Accounts accounts, Access access, int maxEntries) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.agencies = agencies;
        this.units = units;
        this.accounts = accounts;
        this.access = access;
        this.maxEntries = maxEntries;
    }

    /** @throws InvalidInputException if more documents arrived than may be printed at once */
    PrintedTable print(String agency, LocalDate from, LocalDate to) {
        access.require(agency, RoutingPermission.PRINT);
        List<Entry> entries = jdbc.query(
                "SELECT d.node_id, d.arrival_number, d.type_name, d.number_text, d.issued_date, d.issuer_name, d.note,"
                        + " d.to_places, i.state, i.lead_unit, i.lead_holder,"
                        + " COALESCE(" + DUE + ", i.lead_due) AS lead_due,"
                        + " i.earlier_number, i.ended_at, i.response, i.reply_due"
                        + ARRIVED + " ORDER BY d.register_year, d.register_id, d.arrival_number LIMIT ?",
                (row, index) -> read(row),
                agency,
                from,
                to,
                maxEntries + 1);
        if (entries.size() > maxEntries) {
            throw new InvalidInputException("reporting.error.too-many", maxEntries);
        }
        Map<String, List<String>> answers = answers(agency, from, to);
        Map<String, String> unitNames = units.of(agency).stream().collect(Collectors.toMap(Unit::code, Unit::name));
        Set<String> people = new HashSet<>();
        entries.forEach(entry -> people.add(entry.leadHolder));
        Map<String, String> names = accounts.fullNames(people);
        return new PrintedTable(
                List.of(agencies.get(agency).name()),
                "Sổ theo dõi giải quyết văn bản đến",
                List.of("Từ ngày " + DATE.format(from) + " đến ngày " + DATE.format(to)),
                COLUMNS,
                entries.stream()
                        .map(entry -> cells(entry, unitNames, names, answers.getOrDefault(entry.nodeId, List.of())))
                        .toList(),
                List.of("Tổng số: " + entries.size() + " văn bản"),
                List.of(),
                true);
    }

    private Map<String, List<String>> answers(String agency, LocalDate from, LocalDate to) {
        Map<String, List<String>> answers = new HashMap<>();
        jdbc.query(
                "SELECT a.node_id, a.number_text FROM vt_incoming_answer a JOIN vt_document d ON d.node_id = a.node_id"
                        + " WHERE d.agency = ? AND d.kind = 'incoming' AND d.arrival_date BETWEEN ? AND ?"
                        + " ORDER BY a.at_time",
                row -> {
                    answers.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                            .add(row.getString(2));
                },
                agency,
                from,
                to);
        return answers;
    }

    private static List<String> cells(
            Entry entry, Map<String, String> unitNames, Map<String, String> names, List<String> answers) {
        List<String> replies = new ArrayList<>(answers);
        if (entry.earlier != null) {
            replies.add(entry.earlier);
        }
        return List.of(
                String.valueOf(entry.arrivalNumber),
                entry.document(),
                receiver(entry, unitNames, names),
                entry.leadDue == null ? "" : day(entry.leadDue),
                progress(entry),
                String.join("; ", replies),
                note(entry));
    }

    private static String receiver(Entry entry, Map<String, String> unitNames, Map<String, String> names) {
        String person = Holders.isPool(entry.leadHolder) ? "" : names.getOrDefault(entry.leadHolder, entry.leadHolder);
        String unit = unitNames.getOrDefault(entry.leadUnit, entry.leadUnit);
        if (unit.isEmpty() && person.isEmpty()) {
            return entry.toPlaces;
        }
        return unit.isEmpty() || person.isEmpty() ? unit + person : unit + ", " + person;
    }

    private static String progress(Entry entry) {
        if (entry.state == null) {
            return "";
        }
        String word = Texts.of(Texts.VIETNAMESE, "routing.state." + entry.state);
        return entry.endedAt == null ? word : word + " (" + day(entry.endedAt) + ")";
    }

    private static String note(Entry entry) {
        List<String> notes = new ArrayList<>();
        if (IncomingRow.REQUIRED.equals(entry.response)) {
            notes.add("Phải phản hồi" + (entry.replyDue == null ? "" : " trước " + DATE.format(entry.replyDue)));
        }
        if (!entry.note.isEmpty()) {
            notes.add(entry.note);
        }
        return String.join(". ", notes);
    }

    private static String day(Instant time) {
        return DATE.format(LocalDate.ofInstant(time, Json.ZONE));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        String value = row.getString(column);
        return value == null ? "" : value;
    }

    private static Entry read(ResultSet row) throws SQLException {
        return new Entry(
                row.getString("node_id"),
                row.getLong("arrival_number"),
                row.getString("type_name"),
                row.getString("number_text"),
                SqlTime.readDate(row, "issued_date"),
                row.getString("issuer_name"),
                text(row, "note"),
                text(row, "to_places"),
                row.getString("state"),
                text(row, "lead_unit"),
                text(row, "lead_holder"),
                SqlTime.readNullable(row, "lead_due"),
                row.getString("earlier_number"),
                SqlTime.readNullable(row, "ended_at"),
                row.getString("response"),
                SqlTime.readDate(row, "reply_due"));
    }

    private record Entry(
            String nodeId,
            long arrivalNumber,
            String typeName,
            String number,
            @Nullable LocalDate issued,
            String issuer,
            String note,
            String toPlaces,
            @Nullable String state,
            String leadUnit,
            String leadHolder,
            @Nullable Instant leadDue,
            @Nullable String earlier,
            @Nullable Instant endedAt,
            @Nullable String response,
            @Nullable LocalDate replyDue) {

        String document() {
            String date = issued == null ? "" : " ngày " + DATE.format(issued);
            return typeName + " số " + number + date + " của " + issuer;
        }
    }
}
