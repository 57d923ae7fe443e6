package org.vanthu.database;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vanthu.numbering.NumberSequence;
import org.vanthu.numbering.NumberSeries;
import org.vanthu.shared.SqlLike;
import org.vanthu.shared.SqlMigrations;
import org.vanthu.shared.SqlTime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the module relies on in a database, the same on all of them. */
class PortableTablesTest {

    private static final Map<Databases, HikariDataSource> MIGRATED = new EnumMap<>(Databases.class);
    private static final String SAVED =
            "INSERT INTO vt_saved_search (id, user_name, name, query, created_at) VALUES (?, ?, ?, ?, ?)";

    @AfterAll
    static void closePools() {
        MIGRATED.values().forEach(HikariDataSource::close);
        MIGRATED.clear();
    }

    @ParameterizedTest
    @EnumSource
    void serversThatStartTogetherChangeTheTablesOnce(Databases database) throws Exception {
        try (HikariDataSource tables = database.create()) {
            List<Callable<Void>> servers = Collections.nCopies(4, () -> {
                migrate(tables);
                return null;
            });

            assertThatCode(() -> together(servers)).doesNotThrowAnyException();

            migrate(tables);
            assertThat(count(new JdbcTemplate(tables), "vt_migration")).isGreaterThan(8);
        }
    }

    @ParameterizedTest
    @EnumSource
    void migrationsGoOnWhereTheyWereCut(Databases database) {
        for (boolean afterwards : List.of(false, true)) {
            try (HikariDataSource tables = database.create()) {
                int cuts = 0;
                for (CutDataSource cut = cutAt(tables, afterwards); cut.hasCut(); cut = cutAt(tables, afterwards)) {
                    cuts++;
                    if (database == Databases.POSTGRESQL && cuts == 2) {
                        break; // a script begins anew there, so that it would be cut at the same place for ever
                    }
                }
                migrate(tables);

                assertThat(cuts).isGreaterThan(1);
                assertThat(columns(tables)).isEqualTo(columns(migrated(database)));
                assertThat(indexes(tables)).isEqualTo(indexes(migrated(database)));
            }
        }
    }

    /** Every run gets one change further: before it on the way, or with it done and not noted. */
    private static CutDataSource cutAt(HikariDataSource tables, boolean afterwards) {
        CutDataSource cut = new CutDataSource(tables, afterwards ? 0 : 1, afterwards);
        try {
            migrate(cut);
        } catch (IllegalStateException e) {
            assertThat(cut.hasCut()).as(e.getMessage()).isTrue();
        }
        return cut;
    }

    @ParameterizedTest
    @EnumSource
    void aScriptChangedInWhatHasRunIsNotGoneOnWith(Databases database) {
        if (database != Databases.POSTGRESQL) {
            try (HikariDataSource tables = database.create()) {
                assertThat(cutAt(tables, false).hasCut()).isTrue();
                new JdbcTemplate(tables).update("UPDATE vt_migration_step SET checksum = 'x'");

                assertThatThrownBy(() -> migrate(tables)).hasMessageContaining("were changed since");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void textsAreComparedMarkByMark(Databases database) {
        JdbcTemplate jdbc = new JdbcTemplate(migrated(database));
        List<String> names = new ArrayList<>(List.of(
                "hoa", "hòa", "hoà", "hóa", "Hoa", "da", "đa", "Đa", "ð", "a", "ă", "â", "ß", "ss", "😀", "😁"));
        if (database != Databases.MYSQL) {
            names.add("a "); // MySQL counts blanks at the end from 8.0.17 on; Maven Central has 8.0.15
        }
        for (String name : names) {
            jdbc.update(SAVED, "c" + names.indexOf(name), "marks", name, "{}", SqlTime.of(Instant.EPOCH));
        }

        for (String name : names) {
            assertThat(jdbc.queryForList(
                            "SELECT name FROM vt_saved_search WHERE user_name = 'marks' AND name = ?",
                            String.class,
                            name))
                    .containsExactly(name);
        }
        assertThatThrownBy(() -> jdbc.update(SAVED, "c99", "marks", "đa", "{}", SqlTime.of(Instant.EPOCH)))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(jdbc.queryForList(
                        "SELECT name FROM vt_saved_search WHERE user_name = 'marks' AND lower(name) LIKE ? ESCAPE '!'",
                        String.class,
                        SqlLike.startingWith("đ")))
                .containsExactlyInAnyOrder("đa", "Đa");
        assertThat(jdbc.queryForObject("SELECT lower(name) FROM vt_saved_search WHERE id = 'c7'", String.class))
                .isEqualTo("đa");
    }

    @ParameterizedTest
    @EnumSource
    void signsOfPatternsStandForThemselves(Databases database) {
        JdbcTemplate jdbc = new JdbcTemplate(migrated(database));
        List<String> names = List.of("100% a", "100 b", "a_b", "axb", "c!d", "e\\f", "e\\\\f");
        for (String name : names) {
            jdbc.update(SAVED, "p" + names.indexOf(name), "patterns", name, "{}", SqlTime.of(Instant.EPOCH));
        }

        for (String part : List.of("100%", "a_b", "c!d", "e\\f", "\\\\")) {
            assertThat(jdbc.queryForList(
                            "SELECT name FROM vt_saved_search WHERE user_name = 'patterns' AND name LIKE ? ESCAPE '!'",
                            String.class,
                            SqlLike.containing(part)))
                    .as(part)
                    .containsExactlyInAnyOrderElementsOf(
                            names.stream().filter(name -> name.contains(part)).toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void timesAndDatesComeBackAsWritten(Databases database) {
        JdbcTemplate jdbc = new JdbcTemplate(migrated(database));
        List<Instant> times = List.of(
                Instant.parse("1945-09-02T07:30:00.001Z"),
                Instant.parse("2026-03-29T02:30:00.999Z"),
                Instant.parse("2099-12-31T16:59:59.123Z"));
        for (Instant time : times) {
            String user = "time" + times.indexOf(time);
            jdbc.update(SAVED, user, user, "n", "{}", SqlTime.of(time.plusNanos(999_999)));
            jdbc.update("UPDATE vt_saved_search SET query = '[]' WHERE id = ?", user);

            assertThat(jdbc.query(
                            "SELECT created_at FROM vt_saved_search WHERE id = ? AND created_at = ?",
                            (row, index) -> SqlTime.read(row, "created_at"),
                            user,
                            SqlTime.of(time)))
                    .containsExactly(time);
        }
        LocalDate date = LocalDate.of(1945, 9, 2);
        jdbc.update("INSERT INTO vt_calendar_day (agency, day, kind, name) VALUES ('H1', ?, 'X', 'x')", date);
        assertThat(jdbc.query(
                        "SELECT day FROM vt_calendar_day WHERE day = ?",
                        (row, index) -> SqlTime.readDate(row, "day"),
                        date))
                .containsExactly(date);
    }

    @ParameterizedTest
    @EnumSource
    void longTextsAreKeptWholeAndTooLongOnesRefused(Databases database) {
        JdbcTemplate jdbc = new JdbcTemplate(migrated(database));
        String text = "Ủy ban nhân dân 😀 ".repeat(100_000);
        jdbc.update(SAVED, "long", "long", "n", text, SqlTime.of(Instant.EPOCH));

        assertThat(jdbc.queryForObject("SELECT query FROM vt_saved_search WHERE id = 'long'", String.class))
                .isEqualTo(text);
        assertThat(jdbc.update(SAVED, "edge", "edge", "ủ".repeat(200), "{}", SqlTime.of(Instant.EPOCH)))
                .isOne();
        assertThatThrownBy(() -> jdbc.update(SAVED, "over", "over", "ủ".repeat(201), "{}", SqlTime.of(Instant.EPOCH)))
                .isInstanceOf(NonTransientDataAccessException.class);
    }

    @ParameterizedTest
    @EnumSource
    void numbersHaveNoGapsUnder64Threads(Databases database) throws Exception {
        HikariDataSource tables = migrated(database);
        NumberSequence numbers = new NumberSequence(tables, Clock.systemUTC());
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(tables));
        NumberSeries series = NumberSeries.starting("H1", "incoming", "den", 2026, "Sổ đến", 1);
        transaction.executeWithoutResult(status -> numbers.create(series));
        List<Long> taken = Collections.synchronizedList(new ArrayList<>());
        List<Callable<Void>> clerks = LongStream.range(0, 64)
                .<Callable<Void>>mapToObj(clerk -> () -> {
                    for (int i = 0; i < 10; i++) {
                        boolean givesUp = (clerk + i) % 4 == 0;
                        Long number = transaction.execute(status -> {
                            numbers.get(series.id()); // from here on MySQL shows a plain read what is there now
                            long next = numbers.take(series.id()).orElseThrow();
                            if (givesUp) {
                                status.setRollbackOnly();
                            }
                            return next;
                        });
                        if (!givesUp) {
                            taken.add(number);
                        }
                    }
                    return null;
                })
                .toList();

        together(clerks);

        assertThat(taken.stream().sorted().toList())
                .isEqualTo(LongStream.rangeClosed(1, 480).boxed().toList());
        assertThat(numbers.get(series.id()).nextNumber()).isEqualTo(481);
    }

    @ParameterizedTest
    @EnumSource
    void ofTwoThatWaitForEachOtherOneIsToldToTryAgain(Databases database) throws Exception {
        HikariDataSource tables = migrated(database);
        JdbcTemplate jdbc = new JdbcTemplate(tables);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(tables));
        for (String name : List.of("left", "right")) {
            jdbc.update(SAVED, name, name, "n", "{}", SqlTime.of(Instant.EPOCH));
        }
        CountDownLatch both = new CountDownLatch(2);
        List<String> ends = Collections.synchronizedList(new ArrayList<>());
        List<Callable<Void>> pair = List.of(List.of("left", "right"), List.of("right", "left")).stream()
                .<Callable<Void>>map(order -> () -> {
                    try {
                        transaction.executeWithoutResult(status -> {
                            touch(jdbc, order.get(0));
                            both.countDown();
                            await(both);
                            touch(jdbc, order.get(1));
                        });
                        ends.add("done");
                    } catch (ConcurrencyFailureException e) {
                        ends.add("again");
                    }
                    return null;
                })
                .toList();

        together(pair);

        assertThat(ends).containsExactlyInAnyOrder("done", "again");
    }

    private static void touch(JdbcTemplate jdbc, String id) {
        jdbc.update("UPDATE vt_saved_search SET query = '[]' WHERE id = ?", id);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void together(List<Callable<Void>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<Void> one : threads.invokeAll(work)) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static synchronized HikariDataSource migrated(Databases database) {
        return MIGRATED.computeIfAbsent(database, one -> {
            HikariDataSource tables = one.create();
            migrate(tables);
            return tables;
        });
    }

    private static void migrate(javax.sql.DataSource tables) {
        new SqlMigrations(tables, Clock.systemUTC()).run();
    }

    private static long count(JdbcTemplate jdbc, String table) {
        Long count = jdbc.queryForObject("SELECT count(*) FROM " + table, Long.class);
        return count == null ? 0 : count;
    }

    private static Map<String, String> columns(HikariDataSource tables) {
        Map<String, String> columns = new TreeMap<>();
        new JdbcTemplate(tables)
                .query(
                        "SELECT table_name, column_name, data_type, is_nullable, collation_name FROM information_schema.columns WHERE table_name LIKE 'vt!_%' ESCAPE '!' AND table_schema = "
                                + schema(tables),
                        row -> {
                            columns.put(
                                    row.getString(1) + "." + row.getString(2),
                                    row.getString(3) + " " + row.getString(4) + " " + row.getString(5));
                        });
        return columns;
    }

    private static List<String> indexes(HikariDataSource tables) {
        String sql = isPostgres(tables)
                ? "SELECT indexdef FROM pg_indexes WHERE tablename LIKE 'vt!_%' ESCAPE '!' ORDER BY indexdef"
                : "SELECT concat_ws(' ', table_name, index_name, seq_in_index, column_name) AS indexdef"
                        + " FROM information_schema.statistics WHERE table_schema = DATABASE() ORDER BY 1";
        return new JdbcTemplate(tables).queryForList(sql, String.class);
    }

    private static String schema(HikariDataSource tables) {
        return isPostgres(tables) ? "'public'" : "DATABASE()";
    }

    private static boolean isPostgres(HikariDataSource tables) {
        return tables.getJdbcUrl().startsWith("jdbc:postgresql:");
    }
}
