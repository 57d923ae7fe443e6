package org.vanthu.retention;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.util.GUID;
import org.jspecify.annotations.Nullable;
import org.vanthu.audit.Change;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.VanthuException.FieldError;

/**
 * Schedules of retention periods as data: those that the module brings, those of a sector, the agency's own, which must
 * not go below the one that it rests on. A changed schedule changes no dossier until that was decided.
 *
 * @see "Circular 10/2022/TT-BNV: an agency's own periods are not shorter than those of the circular"
 */
public final class Schedules {

    /** The complete table that was in force until 2023. */
    public static final String CIRCULAR_2011 = "tt09-2011";

    /** What is confirmed of the table in force since 2023. */
    public static final String CIRCULAR_2022 = "tt10-2022";

    private static final Set<String> KINDS = Set.of(Schedule.SECTOR, Schedule.AGENCY);

    private final ScheduleTable table;
    private final RetentionSite site;

    Schedules(ScheduleTable table, RetentionSite site) {
        this.table = table;
        this.site = site;
    }

    /** A rule of a schedule, if there is one. */
    public Optional<RetentionRule> rule(String id) {
        return table.rule(id);
    }

    /** Rules that the agency may choose, whose code or title has the words, its own first. */
    public List<RetentionRule> search(String agency, String words, int limit) {
        site.access().require(agency, RetentionPermission.READ);
        return table.search(agency, words, limit);
    }

    List<Schedule> of(String agency) {
        site.access().require(agency, RetentionPermission.READ);
        return table.of(agency);
    }

    Schedule get(String agency, String id) {
        site.access().require(agency, RetentionPermission.READ);
        return table.find(id)
                .filter(schedule -> schedule.isFor(agency))
                .orElseThrow(() -> new NotFoundException("retention.error.no-schedule", id));
    }

    List<RetentionRule> rules(String agency, String id) {
        return table.rulesOf(get(agency, id).id());
    }

    /** Brings the schedules that come with the module in, those that are not there yet. */
    void bring() {
        Instant now = site.now();
        bring(
                new Schedule(
                        CIRCULAR_2011,
                        "",
                        Schedule.GENERAL,
                        "Bảng thời hạn bảo quản hồ sơ, tài liệu phổ biến (Thông tư 09/2011/TT-BNV)",
                        "Thông tư 09/2011/TT-BNV ngày 03/6/2011 của Bộ Nội vụ; 274 mục, mã mục do phần mềm đặt",
                        LocalDate.of(2011, 7, 18),
                        LocalDate.of(2023, 2, 14),
                        "complete",
                        Schedule.SUPERSEDED,
                        null,
                        null,
                        "Đã được Thông tư 10/2022/TT-BNV thay thế; đầy đủ, dùng cho tài liệu kết thúc trước 15/02/2023 và để tham khảo",
                        now,
                        site.userName(),
                        1),
                "retention-tt09-2011.csv");
        bring(
                new Schedule(
                        CIRCULAR_2022,
                        "",
                        Schedule.GENERAL,
                        "Thời hạn bảo quản tài liệu (Thông tư 10/2022/TT-BNV, các mục đã xác nhận)",
                        "Thông tư 10/2022/TT-BNV ngày 19/12/2022 của Bộ Nội vụ",
                        LocalDate.of(2023, 2, 15),
                        null,
                        "partial",
                        Schedule.ACTIVE,
                        CIRCULAR_2011,
                        null,
                        "Mới có một số mục được xác nhận; cơ quan nạp bảng đầy đủ từ văn bản gốc",
                        now,
                        site.userName(),
                        1),
                "retention-tt10-2022.csv");
    }

    private void bring(Schedule schedule, String file) {
        if (table.find(schedule.id()).isEmpty()) {
            table.insert(schedule);
            table.insert(ScheduleFile.rules(schedule.id(), ScheduleFile.shipped(file), false));
        }
    }

    /**
     * Loads a schedule of a sector or of the agency from a file.
     *
     * @throws InvalidInputException naming every wrong cell, and every period below the one that must not be undercut
     * @throws AccessDeniedException if the person may not
     */
    Schedule load(LoadForm form, String fileName, Path file) {
        String agency = form.agency() == null ? "" : form.agency();
        site.agencies().get(agency);
        site.access().require(agency, RetentionPermission.MANAGE);
        String kind = form.kind() == null ? Schedule.AGENCY : form.kind();
        if (!KINDS.contains(kind)) {
            throw InvalidInputException.field("kind", kind, "retention.error.schedule-kind", kind);
        }
        if (form.validFrom() == null
                || (form.validTo() != null && form.validTo().isBefore(form.validFrom()))) {
            throw InvalidInputException.field("validFrom", form.validFrom(), "retention.error.valid-from");
        }
        String replaces = blank(form.replaces())
                ? null
                : get(agency, String.valueOf(form.replaces())).id();
        String floor = blank(form.floor())
                ? null
                : get(agency, String.valueOf(form.floor())).id();
        Schedule schedule = new Schedule(
                GUID.generate(),
                agency,
                kind,
                RetentionSite.WORDS.required("title", form.title(), 300),
                RetentionSite.WORDS.required("source", form.source(), 500),
                form.validFrom(),
                form.validTo(),
                Boolean.FALSE.equals(form.complete()) ? "partial" : "complete",
                Schedule.ACTIVE,
                replaces,
                floor,
                RetentionSite.WORDS.optional("note", form.note(), 1000),
                site.now(),
                site.userName(),
                1);
        List<RetentionRule> rules =
                ScheduleFile.rules(schedule.id(), ScheduleFile.read(fileName, file), replaces != null);
        if (rules.isEmpty()) {
            throw InvalidInputException.field("file", fileName, "retention.error.file-rows", 0);
        }
        if (floor != null) {
            requireNotBelow(floor, rules);
        }
        table.insert(schedule);
        table.insert(rules);
        site.record(
                agency,
                "retention.schedule-load",
                "schedule:" + schedule.id(),
                List.of(),
                schedule.title() + ", " + rules.size());
        return schedule;
    }

    /** Rows are compared by the code that they follow, or their own. */
    private void requireNotBelow(String floor, List<RetentionRule> rules) {
        Map<String, RetentionRule> least = new HashMap<>();
        table.rulesOf(floor).forEach(rule -> least.put(rule.code(), rule));
        List<FieldError> errors = new ArrayList<>();
        for (RetentionRule rule : rules) {
            RetentionRule low = least.get(rule.replaces().isEmpty() ? rule.code() : rule.replaces());
            if (low != null && rule.period().isShorterThan(low.period())) {
                errors.add(FieldError.of(
                        "code " + rule.code(),
                        rule.words(),
                        "retention.error.below",
                        rule.code(),
                        rule.words(),
                        low.words(),
                        low.code()));
            }
        }
        if (!errors.isEmpty()) {
            throw InvalidInputException.fields(errors);
        }
    }

    /**
     * Changes the period, title or note of a row of the agency's own or a sector's schedule.
     *
     * @throws ConflictException if somebody changed it meanwhile
     */
    RetentionRule change(String agency, String ruleId, RuleForm form) {
        site.access().require(agency, RetentionPermission.MANAGE);
        RetentionRule before =
                table.rule(ruleId).orElseThrow(() -> new NotFoundException("retention.error.no-rule", ruleId));
        Schedule schedule = own(agency, before.schedule());
        RetentionKind kind = RetentionKind.of(form.kind() == null ? "" : form.kind())
                .orElseThrow(() -> InvalidInputException.field("kind", form.kind(), "retention.error.kind"));
        boolean right = kind.hasYears()
                ? form.years() != null && form.years() >= 1 && form.years() <= RetentionPeriod.MAX_YEARS
                : form.years() == null;
        if (!right) {
            throw InvalidInputException.field("years", form.years(), "retention.error.years");
        }
        RetentionRule after = new RetentionRule(
                before.id(),
                before.schedule(),
                before.ordinal(),
                before.code(),
                before.groupCode(),
                before.groupTitle(),
                RetentionSite.WORDS.required("title", form.title(), 1000),
                new RetentionPeriod(kind, form.years(), RetentionSite.WORDS.optional("event", form.event(), 60)),
                before.submission(),
                before.replaces(),
                RetentionSite.WORDS.optional("note", form.note(), 1000),
                RetentionSite.WORDS.version(form.version()));
        if (schedule.floor() != null) {
            requireNotBelow(schedule.floor(), List.of(after));
        }
        if (!table.change(after)) {
            throw new ConflictException("retention.error.changed-meanwhile");
        }
        site.record(
                agency,
                "retention.rule-change",
                "rule:" + ruleId,
                List.of(new Change("period", before.words(), after.words())),
                after.title());
        return table.rule(ruleId).orElse(after);
    }

    /** Says that nobody chooses from a schedule any more, or again; dossiers that follow it go on to. */
    Schedule setState(String agency, String id, @Nullable String state, @Nullable Long version) {
        site.access().require(agency, RetentionPermission.MANAGE);
        Schedule schedule = own(agency, id);
        String wanted = state == null ? "" : state;
        if (!Set.of(Schedule.ACTIVE, Schedule.SUPERSEDED, Schedule.WITHDRAWN).contains(wanted)) {
            throw InvalidInputException.field("state", state, "retention.error.schedule-state");
        }
        if (!table.setState(id, wanted, RetentionSite.WORDS.version(version))) {
            throw new ConflictException("retention.error.changed-meanwhile");
        }
        site.record(
                agency,
                "retention.schedule-state",
                "schedule:" + id,
                List.of(new Change("state", schedule.state(), wanted)),
                null);
        return get(agency, id);
    }

    private Schedule own(String agency, String id) {
        Schedule schedule = get(agency, id);
        if (!schedule.agency().equals(agency)) {
            throw new AccessDeniedException(id + " is a schedule of all agencies");
        }
        return schedule;
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** What is told of a schedule that is loaded. */
    record LoadForm(
            @Nullable String agency,
            @Nullable String kind,
            @Nullable String title,
            @Nullable String source,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo,
            @Nullable Boolean complete,
            @Nullable String replaces,
            @Nullable String floor,
            @Nullable String note) {}

    /** A row as a person sends it. */
    record RuleForm(
            @Nullable String title,
            @Nullable String kind,
            @Nullable Integer years,
            @Nullable String event,
            @Nullable String note,
            @Nullable Long version) {}
}
