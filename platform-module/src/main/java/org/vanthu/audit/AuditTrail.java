package org.vanthu.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Json;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TimeOrderedIds;

/**
 * Records who did what, in the caller's transaction: an action and its row commit or roll back together. Rows carry
 * their own hash at once and are chained in batches by {@link AuditSeals}, so that clerks who work at the same time do
 * not wait for each other.
 *
 * @see "docs/adr/0008-audit-seals.md"
 */
public final class AuditTrail {

    private static final String INSERT = """
            INSERT INTO vt_audit (id, agency, at_time, actor, on_behalf_of, action, subject, detail, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final int MAX_ROWS = 1000;

    /** What stands in the place of words that had to be removed. */
    static final String REDACTED = Json.write(new Detail(List.of(), "-"));

    private static final String REDACT = "audit.redact";

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final TimeOrderedIds ids;

    public AuditTrail(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.clock = Objects.requireNonNull(clock, "clock");
        this.ids = new TimeOrderedIds(clock);
    }

    /** Adds a row for the signed-in person. */
    public void record(AuditEvent event) {
        recordFor(actor(), clock.instant(), event);
    }

    /** Adds a row for what a person did a moment ago, when the request that did it could not write. */
    public void recordFor(String actor, Instant time, AuditEvent event) {
        long id = ids.next();
        Instant at = time.truncatedTo(ChronoUnit.MILLIS);
        String detail = Json.write(new Detail(event.changes(), event.detail()));
        String hash = hash(id, event.agency(), at, actor, event.onBehalfOf(), event.action(), event.subject(), detail);
        jdbc.update(
                INSERT,
                id,
                event.agency(),
                SqlTime.of(at),
                actor,
                event.onBehalfOf(),
                event.action(),
                event.subject(),
                detail,
                hash);
    }

    /**
     * Removes the words of a record from its rows, for good. The rows keep their hashes, so the seals still prove that
     * none is missing; one more row names those that lost their words.
     */
    public void redact(String agency, String subject) {
        List<String> redacted = new ArrayList<>();
        for (AuditRow row : all(subject)) {
            if (!row.changes().isEmpty()) {
                jdbc.update("UPDATE vt_audit SET detail = ? WHERE id = ?", REDACTED, row.id());
                redacted.add(Long.toString(row.id()));
            }
        }
        if (!redacted.isEmpty()) {
            record(AuditEvent.of(agency, REDACT, subject, String.join(",", redacted)));
        }
    }

    /** The ids of rows whose words were removed and of which another row says so. */
    static Set<Long> redacted(JdbcTemplate jdbc) {
        return jdbc.query("SELECT * FROM vt_audit WHERE action = ?", (row, number) -> read(row), REDACT).stream()
                .flatMap(row -> Stream.of(String.valueOf(row.detail()).split(",", -1)))
                .map(Long::valueOf)
                .collect(Collectors.toSet());
    }

    private List<AuditRow> all(String subject) {
        return jdbc.query("SELECT * FROM vt_audit WHERE subject = ? ORDER BY id", (row, number) -> read(row), subject);
    }

    /** The rows about one record, oldest first, at most the last 1000. */
    public List<AuditRow> of(String subject) {
        List<AuditRow> rows = jdbc.query(
                "SELECT * FROM vt_audit WHERE subject = ? ORDER BY id DESC LIMIT " + MAX_ROWS,
                (row, number) -> read(row),
                subject);
        return rows.stream().sorted(Comparator.comparingLong(AuditRow::id)).toList();
    }

    /** The rows about one record whose actions are among these, oldest first, at most the last 1000. */
    public List<AuditRow> only(String subject, Set<String> actions) {
        return some(subject, "IN", actions);
    }

    /** The rows about one record whose actions are not among these, oldest first, at most the last 1000. */
    public List<AuditRow> without(String subject, Set<String> actions) {
        return some(subject, "NOT IN", actions);
    }

    private List<AuditRow> some(String subject, String in, Set<String> actions) {
        List<Object> values = new ArrayList<>();
        values.add(subject);
        values.addAll(actions);
        String marks = Sql.marks(actions.size());
        return jdbc
                .query(
                        "SELECT * FROM vt_audit WHERE subject = ? AND action " + in + " (" + marks
                                + ") ORDER BY id DESC LIMIT " + MAX_ROWS,
                        (row, number) -> read(row),
                        values.toArray())
                .stream()
                .sorted(Comparator.comparingLong(AuditRow::id))
                .toList();
    }

    /** Whether the person has done this to the record since the time. */
    public boolean isRecorded(String actor, String action, String subject, Instant since) {
        return !jdbc.queryForList(
                        "SELECT id FROM vt_audit WHERE subject = ? AND actor = ? AND action = ? AND at_time >= ? LIMIT 1",
                        Long.class,
                        subject,
                        actor,
                        action,
                        SqlTime.of(since))
                .isEmpty();
    }

    static String hash(
            long id,
            String agency,
            Instant at,
            String actor,
            @Nullable String onBehalfOf,
            String action,
            String subject,
            String detail) {
        return HashChain.next(
                HashChain.START, Arrays.asList(id, agency, at, actor, onBehalfOf, action, subject, detail));
    }

    private static AuditRow read(ResultSet row) throws SQLException {
        Detail detail = Json.read(row.getString("detail"), Detail.class);
        return new AuditRow(
                row.getLong("id"),
                row.getString("agency"),
                SqlTime.read(row, "at_time"),
                row.getString("actor"),
                row.getString("on_behalf_of"),
                row.getString("action"),
                row.getString("subject"),
                detail.changes(),
                detail.text());
    }

    private static String actor() {
        String user = AuthenticationUtil.getFullyAuthenticatedUser();
        return user == null ? AuthenticationUtil.getSystemUserName() : user;
    }

    /** What the column {@code detail} holds. */
    record Detail(List<Change> changes, @Nullable String text) {}
}
