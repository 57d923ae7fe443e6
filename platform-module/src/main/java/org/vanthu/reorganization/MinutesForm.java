package org.vanthu.reorganization;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.vanthu.batch.BatchOutcome;
import org.vanthu.batch.BatchRun;
import org.vanthu.batch.BatchState;
import org.vanthu.batch.Batches;
import org.vanthu.organization.Accounts;
import org.vanthu.organization.Agencies;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.Json;
import org.vanthu.shared.Texts;
import org.vanthu.shared.pdf.PrintedTable;
import org.vanthu.shared.pdf.PrintedTable.Column;
import org.vanthu.shared.pdf.PrintedTable.Signature;

/** The minutes of a reorganization with the list of what was done (biên bản tổ chức lại), in Vietnamese. */
final class MinutesForm {

    private static final int MAX_ROWS = 20_000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final List<Column> COLUMNS = List.of(
            new Column("STT", 6),
            new Column("Văn bản, hồ sơ", 48),
            new Column("Số văn bản", 8),
            new Column("Kết quả", 18),
            new Column("Ghi chú", 20));

    private final Batches batches;
    private final Agencies agencies;
    private final Accounts accounts;

    MinutesForm(Batches batches, Agencies agencies, Accounts accounts) {
        this.batches = batches;
        this.agencies = agencies;
        this.accounts = accounts;
    }

    /** @throws ConflictException if nothing was run yet */
    PrintedTable of(Plan plan) {
        if (plan.runId() == null || batches.get(plan.runId()).decidedBy() == null) {
            throw new ConflictException("reorganization.error.no-minutes");
        }
        BatchRun run = batches.get(plan.runId());
        Map<String, Long> counts = batches.counts(run.id());
        List<List<String>> rows = new ArrayList<>();
        for (BatchOutcome outcome : batches.outcomes(run.id(), MAX_ROWS)) {
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    outcome.item().label(),
                    String.valueOf(outcome.item().weight()),
                    result(outcome),
                    outcome.reason()));
        }
        Map<String, String> names = accounts.fullNames(List.of(run.proposedBy(), String.valueOf(run.decidedBy())));
        List<String> notes = new ArrayList<>();
        plan.registers()
                .forEach(
                        register -> notes.add(register.name() + ": " + register.entries() + " mục, " + register.unused()
                                + " số không dùng" + (register.ok() ? ", không khuyết." : ", KHÔNG TOÀN VẸN.")));
        notes.add("Đã thay đổi " + counts.getOrDefault(BatchState.Item.DONE, 0L) + " mục, giữ nguyên "
                + counts.getOrDefault(BatchState.Item.LEFT, 0L) + ", khác kế hoạch "
                + counts.getOrDefault(BatchState.Item.DIFFERS, 0L) + ", lỗi "
                + counts.getOrDefault(BatchState.Item.FAILED, 0L) + ", đã hoàn tác "
                + counts.getOrDefault(BatchState.Item.UNDONE, 0L) + ".");
        if (run.items() > MAX_ROWS) {
            notes.add("Danh sách in " + MAX_ROWS + " mục đầu trong tổng số " + run.items() + " mục.");
        }
        return new PrintedTable(
                List.of(agencies.get(plan.agency()).name()),
                "Biên bản tổ chức lại văn bản, hồ sơ điện tử năm " + plan.year(),
                List.of("Đề xuất ngày " + day(run.proposedAt()) + ", duyệt ngày "
                        + (run.decidedAt() == null ? "" : day(run.decidedAt()))),
                COLUMNS,
                rows,
                notes,
                List.of(
                        new Signature("Người lập", names.getOrDefault(run.proposedBy(), run.proposedBy())),
                        new Signature("Người duyệt", names.getOrDefault(String.valueOf(run.decidedBy()), ""))),
                true,
                List.of("Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập - Tự do - Hạnh phúc"));
    }

    private static String result(BatchOutcome outcome) {
        return outcome.state().equals(BatchState.Item.DONE)
                ? Texts.of(Texts.VIETNAMESE, "reorganization.done-" + YearEndKind.what(outcome.becomes()))
                : Texts.of(Texts.VIETNAMESE, "reorganization.item-" + outcome.state());
    }

    private static String day(Instant at) {
        return LocalDate.ofInstant(at, Json.ZONE).format(DAY);
    }
}
