package org.vanthu.exchange.connector;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/**
 * What goes wrong on the ways, for administrators of the site: the table {@code vt_exchange_fault}, in transactions of
 * its own.
 */
public final class Faults {

    private static final int MOST_PLACE = 60;
    private static final int MOST_ITEM = 200;
    private static final int MOST_CODE = 40;
    private static final int MOST_WORDS = 500;
    private static final int MOST_ROWS = 200;
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcTemplate jdbc;
    private final RetryingTransactionHelper transactions;
    private final Clock clock;

    Faults(DataSource dataSource, RetryingTransactionHelper transactions, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Notes one, or that it happened again. */
    public void note(String connector, String place, String item, String code, String words) {
        transactions.doInTransaction(
                () -> {
                    add(connector, Sql.cut(place, MOST_PLACE), Sql.cut(item, MOST_ITEM), code, words);
                    return null;
                },
                false,
                true);
    }

    private void add(String connector, String place, String item, String code, String words) {
        Instant now = clock.instant();
        int known = jdbc.update(
                "UPDATE vt_exchange_fault SET code = ?, words = ?, times = times + 1, last_at = ?"
                        + " WHERE connector = ? AND place = ? AND item = ?",
                Sql.cut(code, MOST_CODE),
                Sql.cut(words, MOST_WORDS),
                SqlTime.of(now),
                connector,
                place,
                item);
        if (known == 0) {
            Sql.insert(
                    jdbc,
                    "vt_exchange_fault",
                    Sql.map(
                            "connector", connector,
                            "place", place,
                            "item", item,
                            "code", Sql.cut(code, MOST_CODE),
                            "words", Sql.cut(words, MOST_WORDS),
                            "times", 1L,
                            "first_at", now,
                            "last_at", now));
        }
    }

    /** It went well this time. */
    public void forget(String connector, String place, String item) {
        transactions.doInTransaction(
                () -> jdbc.update(
                        "DELETE FROM vt_exchange_fault WHERE connector = ? AND place = ? AND item = ?",
                        connector,
                        Sql.cut(place, MOST_PLACE),
                        Sql.cut(item, MOST_ITEM)),
                false,
                true);
    }

    /** Forgets what has not happened for long. */
    public void forgetOld() {
        Instant before = clock.instant().minus(KEPT);
        transactions.doInTransaction(
                () -> jdbc.update("DELETE FROM vt_exchange_fault WHERE last_at < ?", SqlTime.of(before)), false, true);
    }

    /** The last ones first, in the caller's transaction. */
    public List<Fault> last() {
        return jdbc.query(
                "SELECT * FROM vt_exchange_fault ORDER BY last_at DESC, item LIMIT " + MOST_ROWS,
                (row, index) -> new Fault(
                        row.getString("connector"),
                        row.getString("place"),
                        row.getString("item"),
                        row.getString("code"),
                        row.getString("words"),
                        row.getLong("times"),
                        SqlTime.read(row, "first_at"),
                        SqlTime.read(row, "last_at")));
    }
}
