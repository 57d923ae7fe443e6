package org.vanthu.capture;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.work.ReadingJson;
import org.vanthu.deadline.Deadline;
import org.vanthu.deadline.DeadlineBearer;
import org.vanthu.deadline.DeadlineBearers;
import org.vanthu.deadline.Deadlines;
import org.vanthu.deadline.DueState;
import org.vanthu.shared.SqlTime;

/**
 * Until when the clerk is to have processed what came in: two office hours from the receipt by the shipped rule, at
 * once from the moment it is read to be urgent. Every method works in the caller's transaction.
 *
 * @see "QĐ 2080/QĐ-UBND of Quảng Xương, 6.2: within two office hours; urgent documents at once"
 */
final class EntryDues implements DeadlineBearer {

    private static final String USUAL = "DL-01";
    private static final String URGENT = "DL-02";
    private static final Set<IntakeState> OPEN =
            EnumSet.of(IntakeState.SEEN, IntakeState.STABLE, IntakeState.STORED, IntakeState.AWAITING_CHECK);

    private final JdbcClient jdbc;
    private final IntakeLedger ledger;
    private final Deadlines deadlines;
    private final DeadlineBearers bearers;
    private final Clock clock;

    EntryDues(DataSource dataSource, IntakeLedger ledger, Deadlines deadlines, DeadlineBearers bearers, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.ledger = ledger;
        this.deadlines = deadlines;
        this.bearers = bearers;
        this.clock = clock;
    }

    /** Has each entry get its deadline when it comes in, and reckoned anew when a calendar or a rule changes. */
    void init() {
        ledger.onInserted(this::begin);
        ledger.onRead(this::read);
        bearers.register(this);
    }

    /** Until when; and how that stands now. */
    record Due(Instant at, String state) {}

    /** How many entries wait, near and past their deadline, and since when the oldest waits. */
    record Counts(long open, long soon, long overdue) {}

    private void begin(Intake intake) {
        if (OPEN.contains(intake.state())) {
            set(intake.id(), deadlines.of(intake.agency(), USUAL, intake.seenAt()));
        }
    }

    /** What turns out to be urgent is due at once, unless it is due earlier still. */
    private void read(Intake intake) {
        Intake.Read read = intake.read();
        if (read == null || !OPEN.contains(intake.state()) || !isUrgent(read)) {
            return;
        }
        Deadline now = deadlines.of(intake.agency(), URGENT, clock.instant());
        Row row = row(intake.id());
        if (row == null || (!URGENT.equals(row.rule) && now.at().isBefore(row.at))) {
            set(intake.id(), now);
        }
    }

    private static boolean isUrgent(Intake.Read read) {
        return ReadingJson.value(ReadingJson.read(read.json()), "urgency")
                .filter(value -> !value.isBlank() && !value.equals("0"))
                .isPresent();
    }

    /** A part of an entry is due with the whole. */
    void inherit(long whole, long part) {
        Row row = row(whole);
        if (row != null) {
            set(part, new Deadline(row.rule, row.from, row.at, row.soonAt));
        }
    }

    /** The deadlines of those of the entries that still wait, by id. */
    Map<Long, Due> of(Collection<Intake> entries) {
        List<Long> open = entries.stream()
                .filter(entry -> OPEN.contains(entry.state()))
                .map(Intake::id)
                .toList();
        if (open.isEmpty()) {
            return Map.of();
        }
        Instant now = clock.instant();
        Map<Long, Due> dues = new HashMap<>();
        jdbc.sql("SELECT id, due_at, soon_at FROM vt_intake WHERE id IN (:ids) AND due_at IS NOT NULL")
                .param("ids", open)
                .query((row, index) -> {
                    Instant at = SqlTime.read(row, "due_at");
                    DueState state = DueState.of(at, SqlTime.readNullable(row, "soon_at"), now);
                    return dues.put(row.getLong("id"), new Due(at, state.code()));
                })
                .list();
        return dues;
    }

    /** Reads the index only. */
    Counts count(String agency) {
        LocalDateTime now = SqlTime.of(clock.instant());
        return jdbc.sql("SELECT COUNT(*) AS n, SUM(CASE WHEN due_at < :now THEN 1 ELSE 0 END) AS late,"
                        + " SUM(CASE WHEN due_at >= :now AND soon_at <= :now THEN 1 ELSE 0 END) AS near"
                        + " FROM vt_intake WHERE agency = :agency AND state IN (:open)")
                .param("now", now)
                .param("agency", agency)
                .param("open", OPEN.stream().map(IntakeState::code).toList())
                .query((row, index) -> new Counts(row.getLong("n"), row.getLong("near"), row.getLong("late")))
                .single();
    }

    @Override
    public void recalculate(String agency, Deadlines anew) {
        List<Row> rows = jdbc.sql("SELECT id, seen_at, due_rule, due_from, due_at, soon_at FROM vt_intake"
                        + " WHERE agency = :agency AND state IN (:open)")
                .param("agency", agency)
                .param("open", OPEN.stream().map(IntakeState::code).toList())
                .query((row, index) -> {
                    Instant seen = SqlTime.read(row, "seen_at");
                    String rule = row.getString("due_rule");
                    return rule == null
                            ? new Row(row.getLong("id"), USUAL, seen, seen, seen)
                            : new Row(
                                    row.getLong("id"),
                                    rule,
                                    SqlTime.read(row, "due_from"),
                                    SqlTime.read(row, "due_at"),
                                    SqlTime.read(row, "soon_at"));
                })
                .list();
        for (Row row : rows) {
            Deadline after = anew.again(agency, row.rule, row.from, row.at);
            if (!after.at().equals(row.at) || !after.soonAt().equals(row.soonAt)) {
                set(row.id, after);
            }
        }
    }

    private record Row(long id, String rule, Instant from, Instant at, Instant soonAt) {}

    private @Nullable Row row(long id) {
        return jdbc
                .sql("SELECT id, due_rule, due_from, due_at, soon_at FROM vt_intake"
                        + " WHERE id = :id AND due_at IS NOT NULL")
                .param("id", id)
                .query((row, index) -> new Row(
                        row.getLong("id"),
                        row.getString("due_rule"),
                        SqlTime.read(row, "due_from"),
                        SqlTime.read(row, "due_at"),
                        SqlTime.read(row, "soon_at")))
                .list()
                .stream()
                .findFirst()
                .orElse(null);
    }

    private void set(long id, Deadline deadline) {
        jdbc.sql(
                        "UPDATE vt_intake SET due_rule = :rule, due_from = :from, due_at = :at, soon_at = :soon WHERE id = :id")
                .param("rule", deadline.rule())
                .param("from", SqlTime.of(deadline.from()))
                .param("at", SqlTime.of(deadline.at()))
                .param("soon", SqlTime.of(deadline.soonAt()))
                .param("id", id)
                .update();
    }
}
