package org.vanthu.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.organization.Access;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.SiteState;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.Texts;
import org.vanthu.shared.TimeOrderedIds;
import org.vanthu.shared.Words;

/**
 * Tells everybody in good time when the system is not to be used: written by an administrator of the site, seen by all
 * who are signed in until it is over.
 *
 * @see "Decision 31/2020/QĐ-UBND of Lạng Sơn, article 21.3"
 */
final class Maintenances {

    private static final Words WORDS = new Words("operation");
    private static final int MAX_WORDS = 500;
    private static final Duration LONGEST = Duration.ofDays(14);
    private static final int SHOWN = 20;
    private static final String CLOSED = "closed";

    private final JdbcTemplate jdbc;
    private final Access access;
    private final AuditTrail audit;
    private final SiteState siteState;
    private final TimeOrderedIds ids;
    private final Clock clock;

    Maintenances(DataSource dataSource, Access access, AuditTrail audit, SiteState siteState, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.access = access;
        this.audit = audit;
        this.siteState = siteState;
        this.ids = new TimeOrderedIds(clock);
        this.clock = clock;
    }

    /** A notice. */
    record Maintenance(String id, String words, Instant startsAt, Instant endsAt, String madeBy, Instant madeAt) {}

    /** What an administrator writes. */
    record Form(
            @Nullable String words,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt) {}

    /** Those that are not over, the first to come first; before all, that the site is closed because it moves. */
    List<Maintenance> coming() {
        List<Maintenance> all = new ArrayList<>();
        siteState
                .closedSince()
                .ifPresent(since -> all.add(new Maintenance(
                        CLOSED,
                        Texts.of("shared.error.closed"),
                        since,
                        clock.instant().plus(LONGEST),
                        "",
                        since)));
        all.addAll(announced());
        return all;
    }

    private List<Maintenance> announced() {
        return jdbc.query(
                "SELECT * FROM vt_maintenance WHERE ends_at > ? AND withdrawn_at IS NULL ORDER BY starts_at, id LIMIT "
                        + SHOWN,
                (row, number) -> new Maintenance(
                        Long.toString(row.getLong("id")),
                        row.getString("words"),
                        SqlTime.read(row, "starts_at"),
                        SqlTime.read(row, "ends_at"),
                        row.getString("made_by"),
                        SqlTime.read(row, "made_at")),
                SqlTime.of(clock.instant()));
    }

    /** Announces one. */
    Maintenance announce(Form form) {
        access.requireSiteAdmin();
        String words = WORDS.required("words", form.words(), MAX_WORDS);
        Instant now = clock.instant();
        Instant starts = time("startsAt", form.startsAt());
        Instant ends = time("endsAt", form.endsAt());
        if (!ends.isAfter(now)) {
            throw InvalidInputException.field("endsAt", ends, "operation.error.over");
        }
        if (!ends.isAfter(starts) || ends.isAfter(starts.plus(LONGEST))) {
            throw InvalidInputException.field("endsAt", ends, "operation.error.end", LONGEST.toDays());
        }
        long id = ids.next();
        Sql.insert(
                jdbc,
                "vt_maintenance",
                Sql.map(
                        "id", id,
                        "words", words,
                        "starts_at", starts,
                        "ends_at", ends,
                        "made_by", access.userName(),
                        "made_at", now));
        record("operation.announce", id, words);
        return new Maintenance(Long.toString(id), words, starts, ends, access.userName(), now);
    }

    /** Takes one back. */
    void withdraw(long id) {
        access.requireSiteAdmin();
        int changed = jdbc.update(
                "UPDATE vt_maintenance SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL",
                SqlTime.of(clock.instant()),
                id);
        if (changed == 0) {
            throw new NotFoundException("operation.error.no-maintenance", id);
        }
        record("operation.withdraw", id, null);
    }

    private static Instant time(String field, @Nullable Instant time) {
        if (time == null) {
            throw InvalidInputException.field(field, "", "operation.error.missing", field);
        }
        return time;
    }

    private void record(String action, long id, @Nullable String detail) {
        audit.record(AuditEvent.of("", action, "maintenance:" + id, detail));
    }
}
