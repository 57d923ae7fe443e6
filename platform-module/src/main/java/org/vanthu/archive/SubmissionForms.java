package org.vanthu.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.vanthu.archive.Submission.Item;
import org.vanthu.shared.Json;
import org.vanthu.shared.pdf.PrintedTable;
import org.vanthu.shared.pdf.PrintedTable.Column;
import org.vanthu.shared.pdf.PrintedTable.Signature;

/**
 * What is printed of a submission: the list (mục lục hồ sơ, tài liệu nộp lưu, seven columns) and the minutes of the
 * hand-over, two copies of each; and both as the one file that is signed with keys.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix V"
 */
final class SubmissionForms {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final List<Column> LIST = List.of(
            new Column("Số TT", 6),
            new Column("Số, ký hiệu hồ sơ", 13),
            new Column("Tiêu đề hồ sơ", 38),
            new Column("Thời gian tài liệu", 15),
            new Column("Thời hạn bảo quản", 11),
            new Column("Số tờ/ Số trang", 9),
            new Column("Ghi chú", 12));
    private static final List<Column> MINUTES =
            List.of(new Column("TT", 6), new Column("Nội dung", 30), new Column("Chi tiết", 64));

    private final SubmissionTable table;
    private final ArchiveSite site;

    SubmissionForms(SubmissionTable table, ArchiveSite site) {
        this.table = table;
        this.site = site;
    }

    /** The minutes and behind them their list as one file, of a submission of which everything is decided. */
    byte[] record(Submission one) {
        PrintedTable minutes = minutes(one);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            minutes.addTo(document);
            // the signatures on the minutes are on all of the file
            list(one, List.of()).addTo(document);
            document.getDocumentInformation().setTitle(minutes.title());
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PrintedTable list(Submission one) {
        return list(one, List.of(new Signature("Người lập", site.fullName(one.giver()))));
    }

    private PrintedTable list(Submission one, List<Signature> signatures) {
        List<Item> items = table.items(one.id());
        List<List<String>> rows = new ArrayList<>();
        for (Item item : items) {
            rows.add(List.of(
                    String.valueOf(item.ordinal()),
                    item.code(),
                    item.title(),
                    span(item.firstDate(), item.lastDate()),
                    text(item.retention()),
                    item.sheets() == null ? item.pages() + " trang" : item.sheets() + " tờ/" + item.pages() + " trang",
                    note(item)));
        }
        return new PrintedTable(
                issuer(one),
                "Mục lục hồ sơ, tài liệu nộp lưu",
                List.of("Năm " + one.year() + ", lần nộp " + one.ordinal(), one.title()),
                LIST,
                rows,
                List.of("Mục lục này gồm " + items.size() + " hồ sơ (đơn vị bảo quản)."),
                signatures,
                false);
    }

    PrintedTable minutes(Submission one) {
        List<Item> items = table.items(one.id());
        List<Item> taken = items.stream()
                .filter(item -> Submissions.ACCEPTED.equals(item.result()))
                .toList();
        List<Item> counted = one.state().equals(Submission.DONE) ? taken : items;
        int files = counted.stream().mapToInt(Item::files).sum();
        int sheets = counted.stream()
                .mapToInt(item -> item.sheets() == null ? 0 : item.sheets())
                .sum();
        String receiver = one.receivedBy() == null ? "" : site.fullName(one.receivedBy());
        List<List<String>> rows = new ArrayList<>();
        line(rows, "Bên giao", who(one, one.giver()));
        line(rows, "Bên nhận (Lưu trữ cơ quan)", receiver);
        line(rows, "Tên khối tài liệu giao nộp", one.title());
        line(
                rows,
                "Thời gian của hồ sơ, tài liệu",
                span(
                        counted.stream()
                                .map(Item::firstDate)
                                .filter(java.util.Objects::nonNull)
                                .min(LocalDate::compareTo)
                                .orElse(null),
                        counted.stream()
                                .map(Item::lastDate)
                                .filter(java.util.Objects::nonNull)
                                .max(LocalDate::compareTo)
                                .orElse(null)));
        line(rows, "Thành phần và số lượng: tài liệu giấy", sheets == 0 ? "Không" : sheets + " tờ");
        line(rows, "Thành phần và số lượng: tài liệu điện tử", counted.size() + " hồ sơ, " + files + " tệp tin");
        line(rows, "Tình trạng hồ sơ, tài liệu giao nộp", condition(one, items));
        line(rows, "Mục lục hồ sơ, tài liệu nộp lưu kèm theo", "01 bản, " + items.size() + " hồ sơ");
        for (Item item : items) {
            if (Submissions.RETURNED.equals(item.result())) {
                line(rows, "Hồ sơ trả lại: " + item.code(), text(item.reason()));
            }
        }
        return new PrintedTable(
                issuer(one),
                "Biên bản giao nhận hồ sơ, tài liệu",
                List.of("Lần nộp " + one.accession() + ", nộp ngày " + day(one.submittedAt())),
                MINUTES,
                rows,
                List.of(
                        "Biên bản này được lập thành 02 bản, bên giao giữ 01 bản, bên nhận giữ 01 bản. Khi ký số, tệp này là"
                                + " bản gốc của cả hai bên."),
                List.of(
                        new Signature(HandOverSide.GIVER.title(), site.fullName(one.giver())),
                        new Signature(HandOverSide.RECEIVER.title(), receiver)),
                false);
    }

    private static String condition(Submission one, List<Item> items) {
        if (!one.state().equals(Submission.DONE)) {
            return "Đang kiểm tra";
        }
        long unsound = items.stream().filter(item -> !item.isSound()).count();
        return unsound == 0
                ? "Đầy đủ theo mục lục, đọc được, toàn vẹn"
                : "Đầy đủ theo mục lục; " + unsound + " hồ sơ có lưu ý khi kiểm tra";
    }

    private static void line(List<List<String>> rows, String what, String text) {
        rows.add(List.of(String.valueOf(rows.size() + 1), what, text));
    }

    private List<String> issuer(Submission one) {
        String unit = site.unitName(one.agency(), one.unit());
        String agency = site.agencies().get(one.agency()).name();
        return unit.isEmpty() ? List.of(agency) : List.of(agency, unit);
    }

    private String who(Submission one, String userName) {
        String unit = site.unitName(one.agency(), one.unit());
        String position = site.accounts()
                .find(userName)
                .map(account -> account.position())
                .orElse("");
        return String.join(
                ", ",
                java.util.stream.Stream.of(site.fullName(userName), position, unit)
                        .filter(text -> !text.isBlank())
                        .toList());
    }

    private static String note(Item item) {
        String note = text(item.note());
        return Submissions.RETURNED.equals(item.result()) ? note + (note.isEmpty() ? "" : ". ") + "Trả lại" : note;
    }

    private static String span(@Nullable LocalDate first, @Nullable LocalDate last) {
        if (first == null || last == null) {
            return "";
        }
        return first.equals(last) ? DAY.format(first) : DAY.format(first) + " – " + DAY.format(last);
    }

    private static String day(Instant time) {
        return DAY.format(time.atZone(Json.ZONE));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
