package org.vanthu.embedded.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

import org.alfresco.error.AlfrescoRuntimeException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Runs the SQL files of the engine's parts that the database has not seen yet, in the order of their names. */
public final class SchemaMigrations {
    private static final String FILES = "classpath*:db/embedded/*.sql";

    private final DataSource dataSource;

    public SchemaMigrations(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Runs what is missing, all in one transaction, one process at a time. */
    public void run() {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_xact_lock(7268451)");
                statement.execute("create table if not exists emb_migration ("
                        + "name text primary key, applied_at timestamptz not null default now())");
                Set<String> applied = applied(statement);
                for (Resource file : files()) {
                    apply(connection, statement, file, applied);
                }
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new AlfrescoRuntimeException("The database of the engine could not be set up", e);
        }
    }

    private static void apply(Connection connection, Statement statement, Resource file, Set<String> applied)
            throws SQLException {
        String name = String.valueOf(file.getFilename());
        if (applied.contains(name)) {
            return;
        }
        try {
            statement.execute(file.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new SQLException("Migration " + name + ": " + e.getMessage(), e.getSQLState(), e);
        }
        try (var insert = connection.prepareStatement("insert into emb_migration (name) values (?)")) {
            insert.setString(1, name);
            insert.executeUpdate();
        }
    }

    private static Set<String> applied(Statement statement) throws SQLException {
        Set<String> names = new HashSet<>();
        try (var rows = statement.executeQuery("select name from emb_migration")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static Resource[] files() {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources(FILES);
            Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
