package org.vanthu.capture.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.capture.intake.Intake.Step;
import org.vanthu.capture.intake.Intake.Work;
import org.vanthu.shared.SqlTime;

/**
 * The entries of the table {@code vt_intake} as a queue: which step of which is due, and who holds it for how long.
 * Every method works in the caller's transaction. Times are UTC.
 */
public final class IntakeQueue {

    private final JdbcClient jdbc;
    private final IntakeLedger ledger;
    private final Clock clock;

    public IntakeQueue(DataSource dataSource, IntakeLedger ledger, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.ledger = ledger;
        this.clock = clock;
    }

    /** How many entries wait for each step. */
    public Map<String, Long> waitingBySteps() {
        Map<String, Long> waiting = new TreeMap<>();
        for (Step step : Step.values()) {
            waiting.put(step.name().toLowerCase(Locale.ROOT), 0L);
        }
        jdbc.sql("SELECT step, count(*) AS entries FROM vt_intake WHERE step IN (:steps) GROUP BY step")
                .param("steps", Arrays.stream(Step.values()).map(Step::name).toList())
                .query(row -> {
                    waiting.put(row.getString("step").toLowerCase(Locale.ROOT), row.getLong("entries"));
                });
        return waiting;
    }

    /**
     * Takes work: at most {@code limit} rows whose step is due and which nobody holds. The lease is written by an
     * update that succeeds for one only, so two servers never hold the same row; a row whose holder died becomes free
     * when the lease runs out.
     *
     * @param ready only rows of this step
     * @param lowest only rows of this priority or a higher one
     */
    public List<Intake> claim(Step ready, String owner, Duration lease, int limit, int lowest) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS); // as the column keeps it: a holder is known by it
        List<Intake> due = jdbc.sql(IntakeRows.SELECT
                        + "WHERE step = :step AND priority >= :lowest AND retry_at <= :now AND (lease_until IS NULL OR lease_until < :now)"
                        + " ORDER BY priority DESC, retry_at, id LIMIT " + limit)
                .param("step", ready.name())
                .param("lowest", lowest)
                .param("now", SqlTime.of(now))
                .query(IntakeRows::read)
                .list();
        List<Intake> claimed = new ArrayList<>();
        for (Intake intake : due) {
            Work work = intake.work();
            Work held = new Work(
                    work.step(), work.attempts(), work.retryAt(), work.priority(), owner, now.plus(lease), now);
            ledger.tryUpdate(intake.withWork(held)).ifPresent(claimed::add);
        }
        return claimed;
    }

    /**
     * Prolongs the leases that the owner still holds. The version stays, so that the holder may write his result. The
     * rows are looked up first and changed by their key: MySQL locks every row that an update looks at and the gaps
     * between them, so that one which searches the table would hold up everybody who works on it.
     */
    public void renew(String owner, Duration lease) {
        List<Long> held = jdbc.sql(
                        "SELECT id FROM vt_intake WHERE lease_owner = :owner AND step IS NOT NULL AND lease_until IS NOT NULL ORDER BY id")
                .param("owner", owner)
                .query(Long.class)
                .list();
        for (long id : held) {
            jdbc.sql("UPDATE vt_intake SET lease_until = :until WHERE id = :id AND lease_owner = :owner"
                            + " AND step IS NOT NULL AND lease_until IS NOT NULL")
                    .param("until", SqlTime.of(clock.instant().plus(lease)))
                    .param("id", id)
                    .param("owner", owner)
                    .update();
        }
    }

    /** Frees what an earlier life of the same server held. */
    public int release(String owner) {
        return jdbc.sql(
                        "UPDATE vt_intake SET lease_owner = NULL, lease_until = NULL, version = version + 1 WHERE lease_owner = :owner")
                .param("owner", owner)
                .update();
    }

    /** How many rows wait for a step, due or not. */
    public long waiting(String agency, Step step) {
        return jdbc.sql("SELECT COUNT(*) FROM vt_intake WHERE step = :step AND agency = :agency")
                .param("step", step.name())
                .param("agency", agency)
                .query(Long.class)
                .single();
    }

    /** How many rows are in a worker's hands. */
    public long inWork(String agency) {
        return jdbc.sql(
                        "SELECT COUNT(*) FROM vt_intake WHERE step IS NOT NULL AND agency = :agency AND lease_until >= :now")
                .param("agency", agency)
                .param("now", SqlTime.of(clock.instant()))
                .query(Long.class)
                .single();
    }

    /** Makes all rows that wait for reading due now: the recognition program has appeared. */
    public int wake(Step step, String reasonCode) {
        return jdbc.sql(
                        "UPDATE vt_intake SET retry_at = :now WHERE step = :step AND reason_code = :reason AND retry_at > :now")
                .param("now", SqlTime.of(clock.instant()))
                .param("step", step.name())
                .param("reason", reasonCode)
                .update();
    }
}
