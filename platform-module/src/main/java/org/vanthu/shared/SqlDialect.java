package org.vanthu.shared;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What differs between the databases that ACS runs on. Everything else that the module says to a database is written so
 * that all of them understand it (docs/operation/databases.md).
 */
public enum SqlDialect {
    POSTGRESQL,

    /** MySQL 8 and MariaDB, whichever JDBC driver the site uses. */
    MYSQL;

    private static final int LOCK_KEY = 0x76616e74;
    private static final int LOCK_SECONDS = 300;
    private static final Pattern TIMESTAMP = Pattern.compile("\\btimestamp\\b", Pattern.CASE_INSENSITIVE);

    /** The type, which stands behind the name of a column; a column may have that name. */
    private static final Pattern TEXT = Pattern.compile("(?<=\\w )text\\b", Pattern.CASE_INSENSITIVE);

    /**
     * What MySQL answers to a change of the tables that is there already: table exists, column exists, index exists, no
     * such table, no such column or index, foreign key exists.
     */
    private static final Set<Integer> DONE_BEFORE = Set.of(1050, 1060, 1061, 1051, 1091, 1826);

    /** The dialect of the database behind the connection. */
    public static SqlDialect of(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        if (product.contains("postgres")) {
            return POSTGRESQL;
        }
        if (product.contains("mysql") || product.contains("mariadb")) {
            return MYSQL;
        }
        throw new IllegalStateException("Vanthu runs on PostgreSQL, MySQL and MariaDB, not on " + product);
    }

    /** Whether an update can return what it wrote ({@code UPDATE … RETURNING}). */
    public boolean returnsUpdated() {
        return this == POSTGRESQL;
    }

    /** Whether a script with this name is meant for the database. */
    boolean takes(String fileName) {
        return !fileName.endsWith(this == POSTGRESQL ? ".mysql.sql" : ".postgresql.sql");
    }

    /** Whether a change of the tables commits at once, so that a script cannot be rolled back. */
    boolean commitsTableChanges() {
        return this == MYSQL;
    }

    /** Whether a statement failed because its change of the tables was made before. */
    boolean isDoneBefore(SQLException failure) {
        return this == MYSQL && DONE_BEFORE.contains(failure.getErrorCode());
    }

    /**
     * Waits until no other server changes the tables.
     *
     * @throws IllegalStateException if another server takes longer than five minutes
     */
    void lock(Connection connection) throws SQLException {
        if (this == POSTGRESQL) {
            ask(connection, "SELECT pg_advisory_lock(" + LOCK_KEY + ")");
        } else if (!"1".equals(ask(connection, "SELECT GET_LOCK(" + lockName() + ", " + LOCK_SECONDS + ")"))) {
            throw new IllegalStateException(
                    "another server has been changing the tables of Vanthu for five minutes; wait for it, then start again");
        }
    }

    void unlock(Connection connection) throws SQLException {
        ask(
                connection,
                this == POSTGRESQL
                        ? "SELECT pg_advisory_unlock(" + LOCK_KEY + ")"
                        : "SELECT RELEASE_LOCK(" + lockName() + ")");
    }

    /** Named locks of MySQL are the server's, not the database's, and their names are short. */
    private static String lockName() {
        return "CONCAT('vt_migration.', MD5(DATABASE()))";
    }

    /**
     * Refuses a database that would change what is written into it without a word.
     *
     * @throws IllegalStateException if MySQL cuts texts that are too long
     */
    void check(Connection connection) throws SQLException {
        if (this == MYSQL && !ask(connection, "SELECT @@sql_mode").contains("STRICT_")) {
            throw new IllegalStateException(
                    "the database cuts texts that are too long instead of refusing them, which a register must not do;"
                            + " add STRICT_TRANS_TABLES to the server's sql_mode");
        }
    }

    /**
     * A statement of a script as this database understands it. Scripts are written for PostgreSQL; of the types they
     * use, MySQL has {@code text} with another length and {@code timestamp} with another meaning. Tables of MySQL are
     * told to compare texts as PostgreSQL does: mark by mark, with regard to case and blanks.
     */
    String translate(String statement, Connection connection) throws SQLException {
        String start = statement.toUpperCase(Locale.ROOT);
        if (this == POSTGRESQL || !(start.startsWith("CREATE TABLE") || start.startsWith("ALTER TABLE"))) {
            return statement;
        }
        String types = TEXT.matcher(TIMESTAMP.matcher(statement).replaceAll("datetime"))
                .replaceAll("longtext");
        return start.startsWith("ALTER")
                ? types
                : types + " ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARACTER SET utf8mb4 COLLATE "
                        + collation(connection);
    }

    /** That of the tables that are there; columns of different collations cannot be compared. */
    private static String collation(Connection connection) throws SQLException {
        String known = ask(
                connection,
                "SELECT table_collation FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'vt_migration'");
        return known.isEmpty()
                ? ask(
                        connection,
                        "SELECT collation_name FROM information_schema.collations WHERE collation_name IN"
                                + " ('utf8mb4_nopad_bin', 'utf8mb4_0900_bin', 'utf8mb4_bin')"
                                + " ORDER BY CASE collation_name WHEN 'utf8mb4_bin' THEN 2 WHEN 'utf8mb4_0900_bin' THEN 1 ELSE 0 END LIMIT 1")
                : known;
    }

    /** The one value that a query finds, or an empty text. */
    private static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            String value = rows.next() ? rows.getString(1) : null;
            return value == null ? "" : value;
        }
    }
}
