package org.vanthu.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.zaxxer.hikari.HikariDataSource;
import org.vanthu.database.DatabaseServer.Product;
import org.vanthu.shared.SqlMigrations;

/** Prepares each statement once for a test run on a MariaDB that has the module's tables. */
final class PreparedOnMariaDb {

    /** Said to PostgreSQL only ({@link org.vanthu.shared.SqlDialect}). */
    static final Set<String> POSTGRESQL_ONLY = Set.of(
            "UPDATE vt_number_series SET next_number = next_number + ? WHERE id = ? AND state = ? RETURNING next_number");

    private static final Set<String> UNDERSTOOD = ConcurrentHashMap.newKeySet();
    private static final HikariDataSource TABLES = tables();

    private PreparedOnMariaDb() {}

    /** @throws SQLException what MariaDB says to the statement */
    static void check(String sql) throws SQLException {
        if (!sql.contains("vt_") || POSTGRESQL_ONLY.contains(sql) || UNDERSTOOD.contains(sql)) {
            return;
        }
        try (Connection connection = TABLES.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.getParameterMetaData();
            UNDERSTOOD.add(sql);
        } catch (SQLException e) {
            throw new SQLException("MariaDB does not understand: " + sql, e.getSQLState(), e.getErrorCode(), e);
        }
    }

    private static HikariDataSource tables() {
        HikariDataSource tables = DatabaseServer.running(Product.MARIADB).newDatabase();
        new SqlMigrations(tables, Clock.systemUTC()).run();
        return tables;
    }
}
