package org.vanthu.archive.certified;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

import org.vanthu.shared.Json;
import org.vanthu.shared.pdf.PrintedTable;
import org.vanthu.shared.pdf.PrintedTable.Column;

/** The page that people read beside certified copies: what the authentication files say, and how a copy is checked. */
final class CertifiedPage {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final List<Column> COLUMNS = List.of(
            new Column("Số TT", 5),
            new Column("Mã xác thực", 19),
            new Column("Mã lưu trữ tài liệu gốc", 21),
            new Column("Số, ký hiệu", 9),
            new Column("Tên loại", 8),
            new Column("Trích yếu", 19),
            new Column("Số bản", 5),
            new Column("SHA-256 của tệp", 24));

    private CertifiedPage() {}

    /** @param copies given out together; at least one */
    static PrintedTable of(String archive, List<CertifiedCopy> copies) {
        CertifiedCopy first = copies.get(0);
        String issuedOn = DAY.format(first.issuedAt().atZone(Json.ZONE));
        List<List<String>> rows = new ArrayList<>();
        for (CertifiedCopy one : copies) {
            rows.add(List.of(
                    String.valueOf(one.ordinal()),
                    one.code(),
                    one.documentCode(),
                    one.number(),
                    one.typeName(),
                    one.subject(),
                    String.valueOf(one.copies()),
                    spaced(one.sha256())));
        }
        return new PrintedTable(
                List.of(archive),
                "Xác thực bản sao tài liệu lưu trữ điện tử",
                List.of(
                        "BẢN SAO CÓ XÁC THỰC – " + first.recipient() + " – " + issuedOn,
                        "Mục đích: " + purpose(first.purpose()) + ". Ngày cấp: " + issuedOn + ". Sử dụng đến hết ngày "
                                + DAY.format(first.validUntil()) + "."),
                COLUMNS,
                rows,
                List.of(
                        "Tệp tài liệu trong gói giữ nguyên từng bit như bản gốc trong lưu trữ, kể cả chữ ký số; không"
                                + " ghi thêm gì lên tệp.",
                        "Kiểm tra: vào Lưu trữ, Khai thác, nhập mã xác thực rồi chọn tệp; SHA-256 của tệp phải trùng"
                                + " với SHA-256 ở trên."),
                List.of(),
                true);
    }

    /** In groups of eight, so that a narrow column breaks it between groups. */
    private static String spaced(String sha256) {
        return sha256.replaceAll("(.{8})(?=.)", "$1 ");
    }

    private static String purpose(String purpose) {
        return switch (purpose) {
            case "personal" -> "cá nhân";
            case "special" -> "công vụ đặc biệt";
            default -> "công vụ";
        };
    }
}
