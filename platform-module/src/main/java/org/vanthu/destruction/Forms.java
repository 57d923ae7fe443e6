package org.vanthu.destruction;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.pdf.PrintedTable;
import org.vanthu.shared.pdf.PrintedTable.Column;
import org.vanthu.shared.pdf.PrintedTable.Signature;

/**
 * The papers of a destruction, in Vietnamese whatever the language of the person is.
 *
 * @see "Circular 06/2025/TT-BNV, Appendices II and III; Archives Law 33/2024/QH15, article 16"
 */
final class Forms {

    static final String LIST = "list";
    static final String NOTE = "note";
    static final String KEPT = "kept";
    static final String COUNCIL = "council";
    static final String MINUTES = "minutes";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final DestructionTable table;
    private final DestructionSite site;

    Forms(DestructionTable table, DestructionSite site) {
        this.table = table;
        this.site = site;
    }

    PrintedTable form(Destruction one, String form) {
        return switch (form) {
            case LIST -> list(one);
            case NOTE -> note(one);
            case KEPT -> kept(one);
            case COUNCIL -> council(one);
            case MINUTES -> minutes(one);
            default -> throw InvalidInputException.field("form", form, "destruction.error.form", form);
        };
    }

    private PrintedTable list(Destruction one) {
        List<List<String>> rows = new ArrayList<>();
        List<Item> items = items(one);
        Map<String, String> kept = table.names(items.stream()
                .map(Item::duplicateOf)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        for (Item item : items) {
            if (!item.state().equals(Item.KEPT)) {
                rows.add(List.of(
                        "",
                        String.valueOf(rows.size() + 1),
                        item.code() + "/" + item.year(),
                        item.title(),
                        reason(item, kept),
                        item.note()));
            }
        }
        return table(
                one,
                "Danh mục tài liệu hết giá trị",
                List.of(one.title()),
                List.of(
                        new Column("Bó/ hộp số", 7),
                        new Column("Tập số", 6),
                        new Column("Số hồ sơ (đơn vị bảo quản)", 15),
                        new Column("Tiêu đề hồ sơ, tập tài liệu", 42),
                        new Column("Lý do hủy", 18),
                        new Column("Ghi chú", 12)),
                rows,
                List.of("Tổng số: " + rows.size() + " hồ sơ."),
                List.of(
                        new Signature("Người lập", site.fullName(one.proposedBy())),
                        new Signature("Người kiểm tra", "")));
    }

    private PrintedTable note(Destruction one) {
        Map<String, int[]> groups = new HashMap<>();
        int from = Integer.MAX_VALUE;
        int to = 0;
        int all = 0;
        for (Item item : items(one)) {
            int[] counts = groups.computeIfAbsent(item.reason(), key -> new int[2]);
            counts[0]++;
            counts[1] += item.documents();
            from = Math.min(from, item.year());
            to = Math.max(to, item.year());
            all++;
        }
        int[] expired = groups.getOrDefault(Item.EXPIRED, new int[2]);
        int[] duplicates = groups.getOrDefault(Item.DUPLICATE, new int[2]);
        List<String> notes = new ArrayList<>(one.note().lines().toList());
        notes.add("Tổng số: " + all + " hồ sơ" + (all == 0 ? "" : ", thời gian " + from + " – " + to) + ".");
        return table(
                one,
                "Bản thuyết minh tài liệu hết giá trị",
                List.of(one.title()),
                List.of(
                        new Column("STT", 6),
                        new Column("Nhóm tài liệu", 50),
                        new Column("Số hồ sơ", 20, true),
                        new Column("Số văn bản", 20, true)),
                List.of(
                        List.of("1", "Hết thời hạn lưu trữ", String.valueOf(expired[0]), String.valueOf(expired[1])),
                        List.of("2", "Trùng lặp", String.valueOf(duplicates[0]), String.valueOf(duplicates[1]))),
                notes,
                List.of(new Signature("Người viết thuyết minh", site.fullName(one.proposedBy()))));
    }

    private PrintedTable kept(Destruction one) {
        List<List<String>> rows = new ArrayList<>();
        for (Item item : items(one)) {
            if (item.state().equals(Item.KEPT) || item.state().equals(Item.LEFT)) {
                rows.add(List.of(
                        String.valueOf(rows.size() + 1),
                        item.code() + "/" + item.year(),
                        item.title(),
                        item.retention(),
                        item.outcome()));
            }
        }
        return table(
                one,
                "Mục lục hồ sơ, tài liệu giữ lại",
                List.of(one.title()),
                List.of(
                        new Column("STT", 6),
                        new Column("Số, ký hiệu hồ sơ", 15),
                        new Column("Tiêu đề hồ sơ", 42),
                        new Column("Thời hạn lưu trữ", 14),
                        new Column("Lý do giữ lại", 23)),
                rows,
                List.of("Tổng số: " + rows.size() + " hồ sơ."),
                List.of(new Signature("Người lập", site.fullName(one.proposedBy()))));
    }

    private PrintedTable council(Destruction one) {
        List<Member> members = table.members(one.id());
        Map<String, List<String>> dissent = new HashMap<>();
        Map<String, Integer> keep = new HashMap<>();
        for (Opinion opinion : table.opinions(one.id())) {
            String name = members.stream()
                    .filter(member -> member.ordinal() == opinion.member())
                    .map(Member::fullName)
                    .findFirst()
                    .orElse("");
            if (opinion.opinion().equals(Opinion.KEEP)) {
                keep.merge(opinion.dossier(), 1, Integer::sum);
            }
            if (!opinion.reason().isEmpty()) {
                dissent.computeIfAbsent(opinion.dossier(), key -> new ArrayList<>())
                        .add(name + ": " + opinion.reason());
            }
        }
        int there = (int) members.stream().filter(Member::votes).count();
        List<List<String>> rows = new ArrayList<>();
        for (Item item : items(one)) {
            int votes = keep.getOrDefault(item.dossier(), 0);
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    item.code() + "/" + item.year(),
                    item.title(),
                    String.valueOf(there - votes),
                    String.valueOf(votes),
                    String.join("; ", dissent.getOrDefault(item.dossier(), List.of())),
                    item.state().equals(Item.KEPT) ? "Giữ lại" : "Hủy"));
        }
        List<String> notes = new ArrayList<>();
        notes.add("Kết luận của Hội đồng:");
        notes.addAll(one.minutes() == null ? List.of() : one.minutes().lines().toList());
        return table(
                one,
                "Biên bản họp Hội đồng xác định giá trị tài liệu",
                subtitle(one, members),
                List.of(
                        new Column("STT", 5),
                        new Column("Số, ký hiệu hồ sơ", 13),
                        new Column("Tiêu đề hồ sơ", 34),
                        new Column("Ý kiến hủy", 8, true),
                        new Column("Ý kiến giữ", 8, true),
                        new Column("Ý kiến khác, lý do", 22),
                        new Column("Kết luận", 10)),
                rows,
                notes,
                List.of(
                        new Signature("Thư ký", named(members, Member.SECRETARY)),
                        new Signature("Chủ tịch Hội đồng", named(members, Member.CHAIRMAN))));
    }

    private static List<String> subtitle(Destruction one, List<Member> members) {
        List<String> lines = new ArrayList<>(List.of(one.title(), "Họp ngày " + day(one.metOn())));
        for (Member member : members) {
            String role = switch (member.role()) {
                case Member.CHAIRMAN -> "Chủ tịch";
                case Member.SECRETARY -> "Thư ký";
                default -> "Thành viên";
            };
            lines.add(role + ": " + member.fullName() + (member.position().isEmpty() ? "" : ", " + member.position())
                    + (member.votes() ? "" : " (vắng: " + member.absentReason() + ")"));
        }
        return lines;
    }

    /** The minutes with hashes: what was destroyed, and what was not and why. */
    private PrintedTable minutes(Destruction one) {
        Map<String, Item> items = new HashMap<>();
        items(one).forEach(item -> items.put(item.dossier(), item));
        List<List<String>> rows = new ArrayList<>();
        long bytes = 0;
        for (DestroyedFile file : table.files(one.id())) {
            Item item = items.get(file.dossier());
            bytes += file.keptIn() == null ? file.sizeBytes() : 0;
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    item == null ? "" : item.code() + "/" + item.year(),
                    file.name(),
                    file.sha256(),
                    file.keptIn() == null ? "Đã hủy" : "Không hủy: còn ở hồ sơ khác"));
        }
        Map<String, Long> counts = table.counts(one.id());
        return table(
                one,
                "Biên bản hủy tài liệu hết giá trị",
                List.of(
                        one.title(),
                        "Theo Quyết định số " + (one.decisionNumber() == null ? "" : one.decisionNumber()) + " ngày "
                                + day(one.decisionOn())),
                List.of(
                        new Column("STT", 5),
                        new Column("Số, ký hiệu hồ sơ", 12),
                        new Column("Văn bản, tài liệu", 33),
                        new Column("SHA-256", 36),
                        new Column("Kết quả", 14)),
                rows,
                List.of(
                        "Đã hủy " + counts.getOrDefault(Item.DESTROYED, 0L) + " hồ sơ, "
                                + String.format(Locale.ROOT, "%,d", bytes).replace(',', '.')
                                + " byte; không hủy " + counts.getOrDefault(Item.LEFT, 0L) + " hồ sơ.",
                        "Nội dung, bản kết xuất, phiên bản, bản ghi trong cơ sở dữ liệu và chỉ mục tìm kiếm đã được xóa,"
                                + " không khôi phục được trên hệ thống."),
                List.of(
                        new Signature("Người thực hiện", site.fullName(one.proposedBy())),
                        new Signature(
                                "Người xác nhận", one.confirmedBy() == null ? "" : site.fullName(one.confirmedBy()))));
    }

    private PrintedTable table(
            Destruction one,
            String title,
            List<String> subtitle,
            List<Column> columns,
            List<List<String>> rows,
            List<String> notes,
            List<Signature> signatures) {
        return new PrintedTable(
                List.of(site.agencies().get(one.agency()).name()),
                title,
                subtitle,
                columns,
                rows,
                notes,
                signatures,
                false);
    }

    private List<Item> items(Destruction one) {
        return table.items(one.id(), 0, Destructions.MAX_ITEMS);
    }

    private static String reason(Item item, Map<String, String> kept) {
        return item.reason().equals(Item.DUPLICATE)
                ? "Trùng lặp với " + kept.getOrDefault(String.valueOf(item.duplicateOf()), "")
                : "Hết thời hạn (" + item.retention() + ", đến " + day(item.expiresOn()) + ")";
    }

    private static String named(List<Member> members, String role) {
        return members.stream()
                .filter(member -> member.role().equals(role))
                .map(Member::fullName)
                .findFirst()
                .orElse("");
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }
}
