package org.vanthu.fileplan;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.TextKey;
import org.vanthu.shared.pdf.PrintedTable;
import org.vanthu.shared.pdf.PrintedTable.Column;
import org.vanthu.shared.pdf.PrintedTable.Signature;

/**
 * The printed list of dossiers (danh mục hồ sơ) in its five columns, with the totals below.
 *
 * @see "Decree 30/2020/NĐ-CP, Appendix V, form of the list"
 */
final class FilePlanForms {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final List<Column> COLUMNS = List.of(
            new Column("Số và ký hiệu hồ sơ", 14),
            new Column("Tên đề mục và tiêu đề hồ sơ", 42),
            new Column("Thời hạn bảo quản", 13),
            new Column("Người lập hồ sơ", 18),
            new Column("Ghi chú", 13));

    private final FilePlanTable table;
    private final FilePlanSite site;

    FilePlanForms(FilePlanTable table, FilePlanSite site) {
        this.table = table;
        this.site = site;
    }

    /** The form; the caller has checked that the person may see the list. */
    PrintedTable list(FilePlan plan) {
        List<FilePlanLine> lines = table.lines(plan.id());
        Map<String, String> names = site.accounts()
                .fullNames(lines.stream()
                        .map(FilePlanLine::person)
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .distinct()
                        .toList());
        List<List<String>> rows = new ArrayList<>();
        int large = 0;
        int small = 0;
        int total = 0;
        int permanent = 0;
        for (FilePlanLine line : lines) {
            if (line.kind().equals(FilePlanLine.LARGE)) {
                small = 0;
                rows.add(heading(
                        RomanNumbers.of(++large) + ". ", line, line.title().toUpperCase(java.util.Locale.ROOT)));
            } else if (line.kind().equals(FilePlanLine.SMALL)) {
                rows.add(heading(++small + ". ", line, line.title()));
            } else {
                total++;
                permanent += isPermanent(line.retention()) ? 1 : 0;
                String person = text(line.person());
                rows.add(List.of(
                        text(line.code()),
                        line.title(),
                        text(line.retention()),
                        person.isEmpty() ? "" : names.getOrDefault(person, person),
                        note(line)));
            }
        }
        String approver = plan.approvedBy() == null
                ? ""
                : site.accounts()
                        .fullNames(List.of(plan.approvedBy()))
                        .getOrDefault(plan.approvedBy(), plan.approvedBy());
        return new PrintedTable(
                List.of(site.agencies().get(plan.agency()).name()),
                "Danh mục hồ sơ",
                List.of("Năm " + plan.year(), issued(plan)),
                COLUMNS,
                rows,
                List.of("Bản danh mục hồ sơ này có " + total + " hồ sơ, bao gồm: " + permanent
                        + " hồ sơ bảo quản vĩnh viễn; " + (total - permanent) + " hồ sơ bảo quản có thời hạn."),
                List.of(new Signature("Quyền hạn, chức vụ của người ký", approver)),
                false);
    }

    static boolean isPermanent(@Nullable String retention) {
        return retention != null && TextKey.of(retention).contains("vinh vien");
    }

    private static List<String> heading(String number, FilePlanLine line, String title) {
        return List.of("", number + title, "", "", text(line.note()));
    }

    private static String issued(FilePlan plan) {
        return plan.decision() == null || plan.decidedOn() == null
                ? "(Dự thảo)"
                : "(Ban hành kèm theo Quyết định số " + plan.decision() + " ngày " + DAY.format(plan.decidedOn()) + ")";
    }

    private static String note(FilePlanLine line) {
        String carried = line.isCarried() ? "Chuyển từ năm " + line.carriedFrom() : "";
        String note = text(line.note());
        return note.isEmpty() || carried.isEmpty() ? note + carried : note + ". " + carried;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
