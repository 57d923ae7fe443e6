package org.vanthu.shared;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Brings the {@code vt_} tables to the version of this module: runs each script of
 * {@code alfresco/module/vanthu-platform/sql} once, in the order of their names, and refuses to start when a script
 * that has already run was changed since, or when the tables were made by a newer version. A script whose name ends in
 * {@code .postgresql.sql} or {@code .mysql.sql} runs on that database only. On a cluster one node migrates while the
 * others wait.
 */
public final class SqlMigrations {

    private static final Logger LOG = LoggerFactory.getLogger(SqlMigrations.class);
    private static final String SCRIPTS = "classpath*:alfresco/module/vanthu-platform/sql/*.sql";
    private static final int LOCK_KEY = 0x76616e74;
    private static final int LOCK_SECONDS = 300;

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
                        (row, number) -> new Migration(
                                row.getString("name"),
                                row.getTimestamp("applied_at").toInstant()));
    }

    /** @throws IllegalStateException if a script fails, has been changed after it ran, or is one of a newer version */
    public void run() {
        try (Connection connection = dataSource.getConnection()) {
            Dialect dialect = Dialect.of(connection);
            execute(connection, dialect.lock());
            try {
                migrate(connection, dialect);
            } finally {
                execute(connection, dialect.unlock());
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(
                    "the tables of Vanthu could not be brought up to date: " + e.getMessage(), e);
        }
    }

    private void migrate(Connection connection, Dialect dialect) throws SQLException, IOException {
        execute(
                connection,
                "CREATE TABLE IF NOT EXISTS vt_migration (name VARCHAR(200) NOT NULL PRIMARY KEY, checksum CHAR(64) NOT NULL, applied_at TIMESTAMP NOT NULL)");
        Map<String, String> applied = checksums(connection);
        Resource[] all =
                new PathMatchingResourcePatternResolver(SqlMigrations.class.getClassLoader()).getResources(SCRIPTS);
        checkNotNewer(applied.keySet(), all);
        for (Resource script : scripts(all, dialect)) {
            String name = Objects.requireNonNull(script.getFilename());
            String sql = script.getContentAsString(StandardCharsets.UTF_8);
            String checksum = checksum(sql);
            String before = applied.get(name);
            if (before == null) {
                apply(connection, name, sql, checksum);
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

    private static List<Resource> scripts(Resource[] all, Dialect dialect) {
        return Arrays.stream(all)
                .filter(script -> dialect.takes(Objects.requireNonNull(script.getFilename())))
                .sorted(Comparator.comparing(script -> Objects.requireNonNull(script.getFilename())))
                .toList();
    }

    private void apply(Connection connection, String name, String sql, String checksum) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            for (String statement : statements(sql)) {
                execute(connection, statement);
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO vt_migration (name, checksum, applied_at) VALUES (?, ?, ?)")) {
                insert.setString(1, name);
                insert.setString(2, checksum);
                insert.setTimestamp(3, Timestamp.from(clock.instant()));
                insert.executeUpdate();
            }
            connection.commit();
            LOG.info("migration {} applied", name);
        } catch (SQLException e) {
            connection.rollback();
            throw new IllegalStateException("migration " + name + " failed: " + e.getMessage(), e);
        } finally {
            connection.setAutoCommit(autoCommit);
        }
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

    private static String checksum(String sql) {
        return DigestUtils.sha256Hex(sql);
    }

    private enum Dialect {
        POSTGRESQL("SELECT pg_advisory_lock(" + LOCK_KEY + ")", "SELECT pg_advisory_unlock(" + LOCK_KEY + ")"),
        MYSQL("SELECT GET_LOCK('vt_migration', " + LOCK_SECONDS + ")", "SELECT RELEASE_LOCK('vt_migration')");

        private final String lock;
        private final String unlock;

        Dialect(String lock, String unlock) {
            this.lock = lock;
            this.unlock = unlock;
        }

        static Dialect of(Connection connection) throws SQLException {
            String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
            if (product.contains("postgres")) {
                return POSTGRESQL;
            }
            if (product.contains("mysql") || product.contains("mariadb")) {
                return MYSQL;
            }
            throw new IllegalStateException("Vanthu runs on PostgreSQL and MySQL/MariaDB, not on " + product);
        }

        String lock() {
            return lock;
        }

        String unlock() {
            return unlock;
        }

        boolean takes(String fileName) {
            return switch (this) {
                case POSTGRESQL -> !fileName.endsWith(".mysql.sql");
                case MYSQL -> !fileName.endsWith(".postgresql.sql");
            };
        }
    }
}
