package org.vanthu.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Remembers the last run of each job in the database, because the scheduler of a server knows its own runs only and a
 * cluster lock lets another server do the work.
 */
public final class JobRuns {

    private static final int MAX_FAILURE = 200;

    private final JdbcTemplate jdbc;
    private final RetryingTransactionHelper transactions;
    private final SiteState siteState;
    private final ServerName server;
    private final Clock clock;

    public JobRuns(
            DataSource dataSource,
            RetryingTransactionHelper transactions,
            SiteState siteState,
            ServerName server,
            Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transactions = transactions;
        this.siteState = siteState;
        this.server = server;
        this.clock = clock;
    }

    /**
     * A run that has ended.
     *
     * @param failure the class of the exception that ended it, null when it went well
     */
    public record Run(
            String job,
            String server,
            Instant startedAt,
            Instant endedAt,
            @Nullable String failure) {}

    /**
     * Runs a job and notes how it went; a failure is noted and goes on. Nothing runs while the site is closed.
     *
     * @param job the name under which the scheduler knows it
     * @param work owns its transactions
     */
    public void run(String job, Runnable work) {
        if (isClosed()) {
            return;
        }
        Instant started = clock.instant();
        try {
            work.run();
        } catch (RuntimeException e) {
            try {
                note(new Run(job, server.value(), started, clock.instant(), failure(e)));
            } catch (RuntimeException notNoted) {
                e.addSuppressed(notNoted);
            }
            throw e;
        }
        note(new Run(job, server.value(), started, clock.instant(), null));
    }

    /** In a transaction: outside of one ACS keeps what a connection did open. */
    private boolean isClosed() {
        return transactions.doInTransaction(siteState::isClosed, true, true);
    }

    /** The last run of every job, by name, in the caller's transaction. */
    public List<Run> last() {
        return jdbc.query("SELECT * FROM vt_job_run ORDER BY job", (row, number) -> read(row));
    }

    private void note(Run run) {
        transactions.doInTransaction(
                () -> {
                    int known = jdbc.update(
                            "UPDATE vt_job_run SET server = ?, started_at = ?, ended_at = ?, failure = ? WHERE job = ?",
                            run.server(),
                            SqlTime.of(run.startedAt()),
                            SqlTime.of(run.endedAt()),
                            run.failure(),
                            run.job());
                    return known > 0
                            ? known
                            : jdbc.update(
                                    "INSERT INTO vt_job_run (job, server, started_at, ended_at, failure) VALUES (?, ?, ?, ?, ?)",
                                    run.job(),
                                    run.server(),
                                    SqlTime.of(run.startedAt()),
                                    SqlTime.of(run.endedAt()),
                                    run.failure());
                },
                false,
                true);
    }

    private static String failure(RuntimeException e) {
        String name = e.getClass().getName();
        return name.length() <= MAX_FAILURE ? name : name.substring(0, MAX_FAILURE);
    }

    private static Run read(ResultSet row) throws SQLException {
        return new Run(
                row.getString("job"),
                row.getString("server"),
                SqlTime.read(row, "started_at"),
                SqlTime.read(row, "ended_at"),
                row.getString("failure"));
    }
}
