package org.vanthu.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A durable PostgreSQL without any of our code: what the same statements and file writes cost when they are done bare.
 */
final class BareDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final HikariDataSource pool;

    private BareDatabase(EmbeddedPostgres postgres, HikariDataSource pool) {
        this.postgres = postgres;
        this.pool = pool;
    }

    static BareDatabase open(Path directory, int connections) throws IOException, SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("postgres"))
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", String.valueOf(connections + 10))
                .start();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(connections);
        config.setAutoCommit(false);
        BareDatabase database = new BareDatabase(postgres, new HikariDataSource(config));
        database.execute("CREATE TABLE series (id int primary key, next bigint not null)");
        database.execute("INSERT INTO series VALUES (1, 1)");
        for (String table : new String[] {"node", "document", "ledger", "audit", "txn"}) {
            database.execute("CREATE TABLE " + table + " (id bigserial primary key, number bigint, body text)");
        }
        return database;
    }

    DataSource dataSource() {
        return pool;
    }

    /** One number, as a bare statement and a commit. */
    void nextNumber() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            take(connection);
            connection.commit();
        }
    }

    /**
     * What a registration writes, bare: the file, synced, the number, and one row in each of five tables, in one
     * commit.
     */
    void register(Path folder, int ordinal, byte[] content, String body) throws SQLException, IOException {
        try (FileChannel file = FileChannel.open(
                folder.resolve(ordinal + ".bin"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(content));
            file.force(true);
        }
        try (Connection connection = pool.getConnection()) {
            long number = take(connection);
            for (String table : new String[] {"txn", "node", "document", "ledger", "audit"}) {
                try (PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO " + table + " (number, body) VALUES (?, ?)")) {
                    insert.setLong(1, number);
                    insert.setString(2, body);
                    insert.executeUpdate();
                }
            }
            connection.commit();
        }
    }

    @Override
    public void close() throws IOException {
        pool.close();
        postgres.close();
    }

    private static long take(Connection connection) throws SQLException {
        try (PreparedStatement update =
                        connection.prepareStatement("UPDATE series SET next = next + 1 WHERE id = 1 RETURNING next");
                ResultSet row = update.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
        }
    }
}
