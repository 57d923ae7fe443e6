package org.vanthu.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.organization.Access;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.Staff;
import org.vanthu.reminder.Letters;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.Texts;
import org.vanthu.shared.TimeOrderedIds;

/**
 * Reports that are made by themselves when a month, quarter, half-year or year is over; they are kept, and who gets
 * them is told by mail where the site sends mail.
 *
 * @see "Decision 31/2020/QĐ-UBND of Lạng Sơn, 14.3đ (rule DL-24)"
 */
final class Schedules {

    private static final int MAX_RECIPIENTS = 20;
    private static final int MAX_MISSED = 36;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final JdbcTemplate jdbc;
    private final KeptReports kept;
    private final Access access;
    private final Agencies agencies;
    private final Staff staff;
    private final Letters letters;
    private final AuditTrail audit;
    private final RetryingTransactionHelper transactions;
    private final Clock clock;
    private final TimeOrderedIds ids;

    Schedules(
            DataSource dataSource,
            KeptReports kept,
            Access access,
            Agencies agencies,
            Staff staff,
            Letters letters,
            AuditTrail audit,
            RetryingTransactionHelper transactions,
            Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.kept = kept;
        this.access = access;
        this.agencies = agencies;
        this.staff = staff;
        this.letters = letters;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.ids = new TimeOrderedIds(clock);
    }

    /** Those of the agency. */
    List<Schedule> of(String agency) {
        access.require(agency, StatisticsPermission.SEE_AGENCY);
        return jdbc.query(
                "SELECT * FROM vt_report_schedule WHERE agency = ? AND active = 1 ORDER BY id",
                (row, index) -> read(row),
                agency);
    }

    Schedule create(Form form) {
        String agency =
                agencies.get(form.agency == null ? "" : form.agency.strip()).code();
        access.require(agency, StatisticsPermission.KEEP);
        Subject subject = KeptPost.Form.subject(form.subject);
        String code = form.period == null ? "" : form.period;
        PeriodKind kind = PeriodKind.find(code)
                .orElseThrow(() -> InvalidInputException.field("period", code, "statistics.error.kind", code));
        LocalDate today = LocalDate.now(clock);
        Period first = kind.before(today);
        String by = new Question(subject, agency, false, first, form.by == null ? "" : form.by, Map.of(), null).by();
        List<String> recipients = recipients(agency, form.recipients == null ? List.of() : form.recipients);
        long id = ids.next();
        jdbc.update(
                "INSERT INTO vt_report_schedule (id, agency, subject, by_what, period_kind, recipients, active, next_on,"
                        + " created_at, created_by, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                agency,
                subject.code(),
                by,
                kind.code(),
                Json.write(recipients),
                1,
                kind.next(today),
                SqlTime.of(clock.instant()),
                access.userName(),
                1L);
        audit.record(AuditEvent.of(
                agency, "statistics.schedule", "report-schedule:" + id, subject.code() + " " + kind.code()));
        return find(id).orElseThrow();
    }

    private List<String> recipients(String agency, List<String> wanted) {
        List<String> recipients = List.copyOf(new LinkedHashSet<>(wanted));
        if (recipients.isEmpty() || recipients.size() > MAX_RECIPIENTS) {
            throw InvalidInputException.field(
                    "recipients", recipients.size(), "statistics.error.recipients", MAX_RECIPIENTS);
        }
        for (String userName : recipients) {
            boolean sees = staff.find(agency, userName)
                    .filter(member ->
                            member.roles().stream().anyMatch(StatisticsPermission.SEE_AGENCY.roles()::contains))
                    .isPresent();
            if (!sees) {
                throw InvalidInputException.field("recipients", userName, "statistics.error.recipient", userName);
            }
        }
        return recipients;
    }

    /** Has the report made no more; those that were kept stay. */
    void end(long id, long version) {
        Schedule schedule = find(id).orElseThrow(() -> new NotFoundException("statistics.error.no-schedule", id));
        access.require(schedule.agency(), StatisticsPermission.KEEP);
        int ended = jdbc.update(
                "UPDATE vt_report_schedule SET active = 0, version = version + 1 WHERE id = ? AND version = ? AND active = 1",
                id,
                version);
        if (ended == 0) {
            throw new ConflictException("statistics.error.schedule-changed");
        }
        audit.record(AuditEvent.of(schedule.agency(), "statistics.unschedule", "report-schedule:" + id, null));
    }

    /** Makes what is due, each report in a transaction of its own, and tells about it. The caller is the system. */
    void run() {
        for (int round = 0; round < MAX_MISSED; round++) {
            List<Schedule> due = transactions.doInTransaction(
                    () -> jdbc.query(
                            "SELECT * FROM vt_report_schedule WHERE active = 1 AND next_on <= ? ORDER BY id",
                            (row, index) -> read(row),
                            LocalDate.now(clock)),
                    true,
                    true);
            if (due.isEmpty()) {
                return;
            }
            due.forEach(this::make);
        }
    }

    private void make(Schedule schedule) {
        PeriodKind kind = PeriodKind.find(schedule.period()).orElseThrow();
        Period period = kind.before(schedule.nextOn());
        Question question = new Question(
                Subject.find(schedule.subject()).orElseThrow(),
                schedule.agency(),
                false,
                period,
                schedule.by(),
                Map.of(),
                null);
        Optional<Long> id = transactions.doInTransaction(
                () -> {
                    int mine = jdbc.update(
                            "UPDATE vt_report_schedule SET next_on = ?, version = version + 1 WHERE id = ? AND next_on = ? AND active = 1",
                            kind.next(schedule.nextOn()),
                            Long.valueOf(schedule.id()),
                            schedule.nextOn());
                    return mine == 0
                            ? Optional.<Long>empty()
                            : Optional.of(kept.store(question, Long.valueOf(schedule.id())));
                },
                false,
                true);
        id.ifPresent(report -> tell(report, schedule, period));
    }

    private void tell(long id, Schedule schedule, Period period) {
        KeptReport report = transactions.doInTransaction(() -> kept.get(id), true, true);
        String name = Texts.of(Texts.VIETNAMESE, "statistics.title." + schedule.subject());
        String subject = Texts.of(
                Texts.VIETNAMESE, "statistics.mail.subject", name, DAY.format(period.from()), DAY.format(period.to()));
        String sums = report.report().total().figures().entrySet().stream()
                .map(one -> Texts.of(Texts.VIETNAMESE, "statistics.measure." + one.getKey()) + ": " + one.getValue())
                .collect(Collectors.joining("\n"));
        String text = Texts.of(Texts.VIETNAMESE, "statistics.mail.text", name) + "\n\n" + sums;
        Map<String, String> states = new TreeMap<>();
        for (String userName : schedule.recipients()) {
            states.put(userName, letters.send(userName, subject, text));
        }
        transactions.doInTransaction(
                () -> {
                    kept.sent(id, states);
                    return states;
                },
                false,
                true);
    }

    private Optional<Schedule> find(long id) {
        return jdbc.query("SELECT * FROM vt_report_schedule WHERE id = ?", (row, index) -> read(row), id).stream()
                .findFirst();
    }

    private static Schedule read(ResultSet row) throws SQLException {
        List<String> recipients = new ArrayList<>();
        for (Object one : Json.read(row.getString("recipients"), List.class)) {
            recipients.add(String.valueOf(one));
        }
        return new Schedule(
                row.getString("id"),
                row.getString("agency"),
                row.getString("subject"),
                row.getString("by_what"),
                row.getString("period_kind"),
                recipients,
                Objects.requireNonNull(SqlTime.readDate(row, "next_on")),
                row.getString("created_by"),
                row.getLong("version"));
    }

    /** What is entered for a new one. */
    record Form(
            @Nullable String agency,
            @Nullable String subject,
            @Nullable String by,
            @Nullable String period,
            @Nullable List<String> recipients) {}
}
