package org.vanthu.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.organization.Access;
import org.vanthu.organization.Accounts;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Page;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TimeOrderedIds;

/**
 * Keeps reports as they are, so that what was reported, sent or published can be shown later although the tables went
 * on.
 */
public final class KeptReports {

    private final JdbcTemplate jdbc;
    private final Reports reports;
    private final Access access;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final Clock clock;
    private final TimeOrderedIds ids;

    KeptReports(
            DataSource dataSource, Reports reports, Access access, Accounts accounts, AuditTrail audit, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.reports = reports;
        this.access = access;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
        this.ids = new TimeOrderedIds(clock);
    }

    /** Keeps what the report shows now. */
    KeptReport keep(Question question) {
        access.require(question.agency(), StatisticsPermission.KEEP);
        return find(store(question, null)).orElseThrow();
    }

    /** Makes and keeps the report of a schedule; the caller has checked the rights. */
    long store(Question question, @Nullable Long schedule) {
        Report report = reports.of(question);
        long id = ids.next();
        jdbc.update(
                "INSERT INTO vt_report_kept (id, agency, schedule_id, subject, by_what, from_day, to_day, made_at, made_by,"
                        + " figures, sent) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                report.agency(),
                schedule,
                report.subject(),
                report.by(),
                report.from(),
                report.to(),
                SqlTime.of(clock.instant()),
                access.userName(),
                Json.write(report),
                "{}");
        audit.record(AuditEvent.of(
                report.agency(),
                "statistics.keep",
                "report:" + id,
                report.subject() + " " + report.from() + " " + report.to()));
        return id;
    }

    void sent(long id, Map<String, String> states) {
        jdbc.update("UPDATE vt_report_kept SET sent = ? WHERE id = ?", Json.write(states), id);
    }

    /** The kept reports of the agency that the person may see, the last first, without their figures. */
    Page<KeptReport> list(String agency, Keyset keyset) {
        boolean all = access.may(agency, StatisticsPermission.SEE_AGENCY);
        if (!all) {
            access.require(agency, StatisticsPermission.SEE_UNIT);
            return Page.all(List.of());
        }
        List<KeptReport> rows = jdbc.query(
                "SELECT id, agency, schedule_id, subject, by_what, from_day, to_day, made_at, made_by, sent FROM vt_report_kept"
                        + " WHERE agency = ? AND id < ? ORDER BY id DESC LIMIT ?",
                (row, index) -> read(row, null),
                agency,
                keyset.isFirstPage() ? Long.MAX_VALUE : position(keyset),
                keyset.limit() + 1);
        return named(Page.of(rows, keyset.limit(), row -> List.of(row.id()), null));
    }

    /**
     * A kept report with its figures.
     *
     * @throws NotFoundException if there is none ({@code statistics.error.no-report})
     * @throws AccessDeniedException if the person may not see the figures of its agency
     */
    public KeptReport get(long id) {
        KeptReport report = find(id).orElseThrow(() -> new NotFoundException("statistics.error.no-report", id));
        access.require(report.agency(), StatisticsPermission.SEE_AGENCY);
        return named(Page.all(List.of(report))).items().get(0);
    }

    private java.util.Optional<KeptReport> find(long id) {
        return jdbc
                .query(
                        "SELECT * FROM vt_report_kept WHERE id = ?",
                        (row, index) -> read(row, Json.read(row.getString("figures"), Report.class)),
                        id)
                .stream()
                .findFirst();
    }

    private Page<KeptReport> named(Page<KeptReport> page) {
        Map<String, String> names =
                accounts.fullNames(page.items().stream().map(KeptReport::madeBy).collect(Collectors.toSet()));
        return page.map(one -> new KeptReport(
                one.id(),
                one.agency(),
                one.subject(),
                one.by(),
                one.from(),
                one.to(),
                one.madeAt(),
                one.madeBy(),
                names.getOrDefault(one.madeBy(), ""),
                one.scheduled(),
                one.sent(),
                one.figures()));
    }

    private static Long position(Keyset keyset) {
        try {
            return Long.valueOf(keyset.after().get(0));
        } catch (NumberFormatException e) {
            throw InvalidInputException.field(e, "after", "", "shared.error.page-position", "");
        }
    }

    @SuppressWarnings("unchecked")
    private static KeptReport read(ResultSet row, @Nullable Report figures) throws SQLException {
        return new KeptReport(
                row.getString("id"),
                row.getString("agency"),
                row.getString("subject"),
                row.getString("by_what"),
                Objects.requireNonNull(SqlTime.readDate(row, "from_day")),
                Objects.requireNonNull(SqlTime.readDate(row, "to_day")),
                SqlTime.read(row, "made_at"),
                row.getString("made_by"),
                "",
                row.getObject("schedule_id", Long.class) != null,
                new TreeMap<>((Map<String, String>) Json.read(row.getString("sent"), Map.class)),
                figures);
    }
}
