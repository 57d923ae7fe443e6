package org.vanthu.shared;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Brings the {@code vt_} tables to the version of this module: runs each script of
 * {@code alfresco/module/vanthu-platform/sql} once, in the order of their names, and refuses to start when a script
 * that has already run was changed since, or when the tables were made by a newer version. A script whose name ends in
 * {@code .postgresql.sql} or {@code .mysql.sql} runs on that database only; all others run on every database, as
 * {@link SqlDialect} translates them. On a cluster one node migrates while the others wait. A script that was cut in
 * the middle goes on where it stopped.
 */
public final class SqlMigrations {

    private static final Logger LOG = LoggerFactory.getLogger(SqlMigrations.class);
    private static final String SCRIPTS = "classpath*:alfresco/module/vanthu-platform/sql/*.sql";

    private final DataSource dataSource;
    private final Clock clock;

    /**
     * A script that has run.
     *
     * @param name its file name
     */
    public record Migration(String name, Instant appliedAt) {}

    public SqlMigrations(DataSource dataSource, Clock clock) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** The scripts that have run on this database, in their order. */
    public List<Migration> applied() {
        return new JdbcTemplate(dataSource)
                .query(
                        "SELECT name, applied_at FROM vt_migration ORDER BY name",
                        (row, number) -> new Migration(row.getString("name"), SqlTime.read(row, "applied_at")));
    }

    /** @throws IllegalStateException if a script fails, has been changed after it ran, or is one of a newer version */
    public void run() {
        try (Connection connection = dataSource.getConnection()) {
            SqlDialect dialect = SqlDialect.of(connection);
            dialect.check(connection);
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            dialect.lock(connection);
            try {
                migrate(connection, dialect);
            } catch (SQLException | IOException | RuntimeException e) {
                release(connection, dialect, autoCommit, e);
                throw e;
            }
            release(connection, dialect, autoCommit, null);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(
                    "the tables of Vanthu could not be brought up to date: " + e.getMessage(), e);
        }
    }

    /** Gives the connection back as it was; where it broke, what broke it is the failure to tell. */
    private static void release(
            Connection connection, SqlDialect dialect, boolean autoCommit, @Nullable Exception failure)
            throws SQLException {
        try {
            connection.rollback();
            dialect.unlock(connection);
            connection.commit();
            connection.setAutoCommit(autoCommit);
        } catch (SQLException e) {
            if (failure == null) {
                throw e;
            }
            failure.addSuppressed(e);
        }
    }

    private void migrate(Connection connection, SqlDialect dialect) throws SQLException, IOException {
        execute(
                connection,
                dialect.translate(
                        "CREATE TABLE IF NOT EXISTS vt_migration (name VARCHAR(200) NOT NULL PRIMARY KEY, checksum CHAR(64) NOT NULL, applied_at TIMESTAMP NOT NULL)",
                        connection));
        if (dialect.commitsTableChanges()) {
            execute(connection, dialect.translate(MigrationSteps.TABLE, connection));
        }
        connection.commit();
        Map<String, String> applied = checksums(connection);
        Resource[] all =
                new PathMatchingResourcePatternResolver(SqlMigrations.class.getClassLoader()).getResources(SCRIPTS);
        checkNotNewer(applied.keySet(), all);
        for (Resource script : scripts(all, dialect)) {
            String name = Objects.requireNonNull(script.getFilename());
            String sql = script.getContentAsString(StandardCharsets.UTF_8);
            String checksum = DigestUtils.sha256Hex(sql);
            String before = applied.get(name);
            if (before == null) {
                apply(connection, dialect, name, sql, checksum);
            } else if (!before.equals(checksum)) {
                throw new IllegalStateException(
                        "migration " + name
                                + " was changed after it ran on this database; write a new script instead and restore the old one");
            }
        }
    }

    /** Scripts are never removed: one that has run and is not here came with a newer version. */
    private static void checkNotNewer(Set<String> applied, Resource[] scripts) {
        Set<String> unknown = new TreeSet<>(applied);
        for (Resource script : scripts) {
            unknown.remove(script.getFilename());
        }
        if (!unknown.isEmpty()) {
            throw new IllegalStateException(
                    "the tables were made by a newer version of Vanthu than this one, which does"
                            + " not know the migrations " + unknown
                            + "; install that version again, or restore the database as it was before");
        }
    }

    private static List<Resource> scripts(Resource[] all, SqlDialect dialect) {
        return Arrays.stream(all)
                .filter(script -> dialect.takes(Objects.requireNonNull(script.getFilename())))
                .sorted(Comparator.comparing(script -> Objects.requireNonNull(script.getFilename())))
                .toList();
    }

    private void apply(Connection connection, SqlDialect dialect, String name, String sql, String checksum)
            throws SQLException {
        try {
            if (dialect.commitsTableChanges()) {
                applyByStep(connection, dialect, name, statements(sql));
            } else {
                for (String statement : statements(sql)) {
                    execute(connection, statement);
                }
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO vt_migration (name, checksum, applied_at) VALUES (?, ?, ?)")) {
                insert.setString(1, name);
                insert.setString(2, checksum);
                insert.setObject(3, SqlTime.of(clock.instant()));
                insert.executeUpdate();
            }
            connection.commit();
            LOG.info("migration {} applied", name);
        } catch (SQLException e) {
            throw new IllegalStateException("migration " + name + " failed: " + e.getMessage(), e);
        }
    }

    /**
     * Runs the statements that have not run yet. Between a change of the tables, which commits by itself, and the note
     * of it the server may die: the first statement after the last note is therefore allowed to have been done before.
     */
    private static void applyByStep(Connection connection, SqlDialect dialect, String name, List<String> statements)
            throws SQLException {
        MigrationSteps steps = new MigrationSteps(connection, name, statements);
        OptionalInt stopped = steps.done();
        if (stopped.isEmpty()) {
            steps.note(0);
            connection.commit();
        } else {
            LOG.info("migration {} goes on after statement {} of {}", name, stopped.getAsInt(), statements.size());
        }
        for (int i = stopped.orElse(0); i < statements.size(); i++) {
            try {
                execute(connection, dialect.translate(statements.get(i), connection));
            } catch (SQLException e) {
                boolean mayBeDone = stopped.isPresent() && i == stopped.getAsInt();
                if (!mayBeDone || !dialect.isDoneBefore(e)) {
                    throw e;
                }
            }
            steps.note(i + 1);
            connection.commit();
        }
        steps.forget();
    }

    /** A statement ends with a semicolon at the end of a line; a line that begins with two dashes is a comment. */
    static List<String> statements(String sql) {
        String code =
                sql.lines().filter(line -> !line.strip().startsWith("--")).reduce("", (all, line) -> all + line + "\n");
        return Arrays.stream(code.split(";\\s*\n"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static Map<String, String> checksums(Connection connection) throws SQLException {
        Map<String, String> applied = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name, checksum FROM vt_migration")) {
            while (rows.next()) {
                applied.put(rows.getString(1), rows.getString(2));
            }
        }
        return applied;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
