package org.vanthu.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;

import org.apache.commons.codec.digest.DigestUtils;

/**
 * How far a script has come on a database where each change of the tables commits by itself: one row for each script
 * that has begun and not ended. A server that died in the middle, or met a faulty statement, goes on behind the last
 * statement that is noted here.
 */
final class MigrationSteps {

    static final String TABLE =
            "CREATE TABLE IF NOT EXISTS vt_migration_step (name VARCHAR(200) NOT NULL PRIMARY KEY, done INT NOT NULL, checksum CHAR(64) NOT NULL)";

    private final Connection connection;
    private final String script;
    private final List<String> statements;

    MigrationSteps(Connection connection, String script, List<String> statements) {
        this.connection = connection;
        this.script = script;
        this.statements = statements;
    }

    /**
     * How many statements have run, or empty if the script has not begun.
     *
     * @throws IllegalStateException if one of these statements reads otherwise now
     */
    OptionalInt done() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT done, checksum FROM vt_migration_step WHERE name = ?")) {
            select.setString(1, script);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return OptionalInt.empty();
                }
                int done = row.getInt(1);
                if (done > statements.size() || !checksum(done).equals(row.getString(2))) {
                    throw new IllegalStateException("migration " + script
                            + " stopped after statement " + done
                            + ", and the statements up to there were changed since; restore them as they ran");
                }
                return OptionalInt.of(done);
            }
        }
    }

    /** Notes that so many statements have run; the caller commits. */
    void note(int done) throws SQLException {
        forget();
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO vt_migration_step (name, done, checksum) VALUES (?, ?, ?)")) {
            insert.setString(1, script);
            insert.setInt(2, done);
            insert.setString(3, checksum(done));
            insert.executeUpdate();
        }
    }

    /** The script has ended; the caller commits. */
    void forget() throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM vt_migration_step WHERE name = ?")) {
            delete.setString(1, script);
            delete.executeUpdate();
        }
    }

    private String checksum(int done) {
        return DigestUtils.sha256Hex(String.join(";\n", statements.subList(0, done)));
    }
}
