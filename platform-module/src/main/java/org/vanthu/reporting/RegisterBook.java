package org.vanthu.reporting;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.vanthu.organization.Agency;
import org.vanthu.registry.DocumentRow;
import org.vanthu.registry.Register;
import org.vanthu.registry.RegisterVerifier.Unused;

/**
 * What a printed register of incoming documents holds: ten columns as the form has them, one line for each number.
 *
 * @param from the first number asked for
 * @param to the last number asked for
 * @param hash the hash of the last entry of the register at the time of printing
 * @see "Decree 30/2020/NĐ-CP, Appendix IV, form of the register of incoming documents"
 */
record RegisterBook(
        Agency agency,
        Register register,
        List<DocumentRow> rows,
        Map<Long, String> voidReasons,
        List<Unused> unused,
        long from,
        long to,
        String hash) {

    static final List<String> COLUMNS = List.of(
            "Ngày đến",
            "Số đến",
            "Tác giả",
            "Số, ký hiệu",
            "Ngày tháng văn bản",
            "Tên loại và trích yếu nội dung",
            "Đơn vị hoặc người nhận",
            "Ngày chuyển",
            "Ký nhận",
            "Ghi chú");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    RegisterBook {
        Objects.requireNonNull(hash, "hash");
        rows = List.copyOf(rows);
        voidReasons = Map.copyOf(voidReasons);
        unused = List.copyOf(unused);
    }

    /** The ten cells of a line; the date of transfer and the signature are for writing by hand. */
    List<String> cells(DocumentRow row) {
        return List.of(
                date(row.arrivalDate()),
                String.valueOf(row.arrivalNumber()),
                row.issuerName(),
                row.number(),
                date(row.issuedDate()),
                row.typeName() + ": " + row.subject(),
                row.toPlaces() == null ? "" : row.toPlaces(),
                "",
                "",
                note(row));
    }

    /** The dates of the first and last arrival. */
    String period() {
        if (rows.isEmpty()) {
            return "";
        }
        LocalDate first = rows.stream()
                .map(DocumentRow::arrivalDate)
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate last = rows.stream()
                .map(DocumentRow::arrivalDate)
                .max(LocalDate::compareTo)
                .orElseThrow();
        return "Từ ngày " + date(first) + " đến ngày " + date(last);
    }

    /** The first and last number. */
    String range() {
        return rows.isEmpty()
                ? "Chưa có văn bản"
                : "Từ số " + rows.get(0).arrivalNumber() + " đến số "
                        + rows.get(rows.size() - 1).arrivalNumber();
    }

    static String date(@Nullable LocalDate date) {
        return date == null ? "" : DATE.format(date);
    }

    private String note(DocumentRow row) {
        StringBuilder note = new StringBuilder();
        if (row.voided()) {
            note.append("Đã hủy: ").append(voidReasons.getOrDefault(row.arrivalNumber(), ""));
        }
        if (row.backfilled()) {
            note.append(note.isEmpty() ? "" : ". ").append("Nhập bù");
        }
        if (row.note() != null) {
            note.append(note.isEmpty() ? "" : ". ").append(row.note());
        }
        return note.toString();
    }
}
