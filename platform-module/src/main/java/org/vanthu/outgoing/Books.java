package org.vanthu.outgoing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.organization.Unit;
import org.vanthu.registry.OutgoingRegister;
import org.vanthu.registry.Register;
import org.vanthu.registry.RegisterVerifier;
import org.vanthu.registry.Registers;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.pdf.PrintedTable;
import org.vanthu.shared.pdf.PrintedTable.Column;

/**
 * The printed registers of outgoing documents, with the columns that the decree gives them.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix IV"
 */
public final class Books {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final LocalDate EARLIEST = LocalDate.of(1945, 9, 2);

    private static final List<Column> REGISTER = List.of(
            new Column("Số, ký hiệu văn bản", 78),
            new Column("Ngày tháng văn bản", 58),
            new Column("Tên loại và trích yếu nội dung văn bản", 190),
            new Column("Người ký", 84),
            new Column("Nơi nhận văn bản", 110),
            new Column("Đơn vị, người nhận bản lưu", 78),
            new Column("Số lượng bản", 44),
            new Column("Ngày chuyển", 56),
            new Column("Ký nhận", 46),
            new Column("Ghi chú", 60));
    private static final List<Column> POST = List.of(
            new Column("Ngày chuyển", 60),
            new Column("Số, ký hiệu văn bản", 110),
            new Column("Nơi nhận văn bản", 200),
            new Column("Số lượng bì", 60),
            new Column("Ký nhận và dấu bưu điện", 120),
            new Column("Ghi chú", 120));
    private static final List<Column> LOANS = List.of(
            new Column("Ngày tháng", 58),
            new Column("Họ và tên người sử dụng", 100),
            new Column("Số, ký hiệu, ngày tháng văn bản", 100),
            new Column("Tên loại và trích yếu nội dung văn bản", 180),
            new Column("Số và ký hiệu hồ sơ", 70),
            new Column("Ký nhận", 50),
            new Column("Ngày trả", 58),
            new Column("Người cho phép sử dụng", 90),
            new Column("Ghi chú", 80));

    private final JdbcTemplate jdbc;
    private final OutgoingTable table;
    private final OutgoingParts parts;
    private final Loans loans;
    private final OutgoingRegister register;
    private final Registers registers;
    private final RegisterVerifier verifier;
    private final OutgoingSite site;
    private final int maxEntries;

    Books(
            DataSource dataSource,
            OutgoingTable table,
            OutgoingParts parts,
            Loans loans,
            OutgoingRegister register,
            Registers registers,
            RegisterVerifier verifier,
            OutgoingSite site,
            int maxEntries) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.table = table;
        this.parts = parts;
        this.loans = loans;
        this.register = register;
        this.registers = registers;
        this.verifier = verifier;
        this.site = site;
        this.maxEntries = maxEntries;
    }

    /** Which book of an agency, of which days; a register may be narrowed to one series. */
    record Wish(String agency, String book, Optional<String> series, Optional<LocalDate> from, Optional<LocalDate> to) {

        LocalDate first() {
            return from.orElse(EARLIEST);
        }

        LocalDate last() {
            return to.orElse(LocalDate.of(2999, 12, 31));
        }

        List<String> period() {
            List<String> words = new ArrayList<>();
            from.ifPresent(day -> words.add("Từ ngày " + DATE.format(day)));
            to.ifPresent(day -> words.add((words.isEmpty() ? "Đến ngày " : "đến ngày ") + DATE.format(day)));
            return words.isEmpty() ? List.of() : List.of(String.join(" ", words));
        }
    }

    /**
     * The book as it is printed.
     *
     * @throws InvalidInputException if there is no such book, or it has more entries than may be printed at once
     */
    PrintedTable print(Wish wish) {
        site.access().require(wish.agency(), OutgoingPermission.SEE_REGISTER);
        return switch (wish.book()) {
            case "register" -> registerBook(wish);
            case "post" -> postBook(wish);
            case "loans" -> loanBook(wish);
            default ->
                throw InvalidInputException.field("book", wish.book(), "outgoing.error.choice", "book", wish.book());
        };
    }

    private PrintedTable registerBook(Wish wish) {
        List<Object> values = new ArrayList<>(List.of(wish.agency(), wish.first(), wish.last()));
        StringBuilder sql = new StringBuilder(
                "SELECT * FROM vt_outgoing WHERE agency = ? AND number_text IS NOT NULL AND issued_date BETWEEN ? AND ?");
        wish.series().ifPresent(series -> {
            sql.append(" AND series_id = ?");
            values.add(series);
        });
        sql.append(" ORDER BY number_year, series_id, ordinal LIMIT ?");
        values.add(maxEntries + 1);
        List<Outgoing> documents =
                limited(jdbc.query(sql.toString(), (row, index) -> OutgoingTable.read(row), values.toArray()));
        Map<String, String> units =
                site.units().of(wish.agency()).stream().collect(Collectors.toMap(Unit::code, Unit::name));
        Set<String> people = new HashSet<>();
        documents.forEach(one -> people.add(one.fields().signer()));
        Map<String, String> names = site.accounts().fullNames(people);
        List<List<String>> rows =
                documents.stream().map(one -> registerRow(one, names, units)).toList();
        List<String> notes = new ArrayList<>();
        List<String> subtitle = new ArrayList<>(wish.period());
        wish.series().ifPresent(id -> {
            Register book = registers.get(id);
            requireOwn(wish, book);
            subtitle.add(0, book.name() + " năm " + book.year());
            RegisterVerifier.Verification verification = verifier.verify(id);
            verification
                    .unused()
                    .forEach(unused -> notes.add("Số " + unused.number() + " không sử dụng: " + unused.reason()));
            if (verification.unused().isEmpty()) {
                notes.add("Không có số nào bỏ trống.");
            }
            notes.add("SHA-256: " + verification.lastHash());
        });
        return table(wish, "Sổ đăng ký văn bản đi", subtitle, REGISTER, rows, notes);
    }

    private List<String> registerRow(Outgoing one, Map<String, String> names, Map<String, String> units) {
        DraftFields fields = one.fields();
        List<Recipient> recipients = parts.recipients(one.nodeId());
        String kept = recipients.stream()
                .filter(recipient -> recipient.purpose().equals("archive"))
                .map(Recipient::name)
                .collect(Collectors.joining("; "));
        String unit = units.getOrDefault(fields.unit(), fields.unit());
        Instant issued = one.stage().issuedAt();
        return List.of(
                text(one.stage().number()),
                date(one.stage().issuedDate()),
                fields.typeName() + ": " + fields.subject(),
                names.getOrDefault(fields.signer(), fields.signer()),
                recipients.stream()
                        .filter(recipient -> !recipient.purpose().equals("archive"))
                        .map(Recipient::name)
                        .collect(Collectors.joining("; ")),
                kept.isEmpty() ? unit : kept,
                fields.copies() == 0 ? "" : String.valueOf(fields.copies()),
                issued == null ? "" : DATE.format(issued.atZone(Json.ZONE)),
                "",
                note(one));
    }

    private String note(Outgoing one) {
        String seriesId = one.stage().seriesId();
        if (one.state() == OutgoingState.VOIDED && seriesId != null) {
            return "Đã hủy: "
                    + register.givenUp(seriesId).getOrDefault(one.stage().ordinal(), "");
        }
        String stage = one.state() == OutgoingState.ISSUED ? "" : "Chưa phát hành. ";
        return stage + one.fields().note();
    }

    private PrintedTable postBook(Wish wish) {
        List<List<String>> rows = limited(jdbc.query(
                "SELECT r.*, o.number_text FROM vt_outgoing_recipient r JOIN vt_outgoing o ON o.node_id = r.node_id"
                        + " WHERE o.agency = ? AND r.dispatched_on BETWEEN ? AND ? ORDER BY r.dispatched_on, o.series_id,"
                        + " o.ordinal, r.ordinal LIMIT ?",
                (row, index) -> List.of(
                        date(row.getObject("dispatched_on", LocalDate.class)),
                        text(row.getString("number_text")),
                        row.getString("name"),
                        String.valueOf(row.getInt("envelopes")),
                        "",
                        row.getString("delivery_note")),
                wish.agency(),
                wish.first(),
                wish.last(),
                maxEntries + 1));
        return table(wish, "Sổ gửi văn bản đi bưu điện", wish.period(), POST, rows, List.of());
    }

    private PrintedTable loanBook(Wish wish) {
        List<List<String>> rows = new ArrayList<>();
        for (Loans.Loan loan : limited(loans.between(wish.agency(), wish.first(), wish.last(), maxEntries + 1))) {
            table.find(loan.nodeId())
                    .ifPresent(one -> rows.add(List.of(
                            date(loan.lentOn()),
                            loan.borrower(),
                            text(one.stage().number()) + " " + date(one.stage().issuedDate()),
                            one.fields().typeName() + ": " + one.fields().subject(),
                            loan.dossierCode(),
                            "",
                            date(loan.returnedOn()),
                            loan.allowedBy(),
                            loan.note())));
        }
        return table(wish, "Sổ sử dụng bản lưu", wish.period(), LOANS, rows, List.of());
    }

    private PrintedTable table(
            Wish wish,
            String title,
            List<String> subtitle,
            List<Column> columns,
            List<List<String>> rows,
            List<String> notes) {
        return new PrintedTable(
                List.of(site.agency(wish.agency()).name()), title, subtitle, columns, rows, notes, List.of(), true);
    }

    private static void requireOwn(Wish wish, Register book) {
        if (!book.agency().equals(wish.agency()) || !book.kind().equals(OutgoingRegister.KIND)) {
            throw InvalidInputException.field("series", book.id(), "outgoing.error.choice", "series", book.id());
        }
    }

    private <T> List<T> limited(List<T> rows) {
        if (rows.size() > maxEntries) {
            throw new InvalidInputException("reporting.error.too-many", maxEntries);
        }
        return rows;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String date(@Nullable LocalDate date) {
        return date == null ? "" : DATE.format(date);
    }
}
