package org.vanthu.embedded.database;

import java.util.List;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.embedded.EmbeddedConfig;
import org.vanthu.embedded.EmbeddedConfig.DatabaseAddress;

/** The open database of a repository: a pool of connections and, if the engine runs it, the server. */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final HikariDataSource pool;
    private final @Nullable PostgresServer server;

    private Database(HikariDataSource pool, @Nullable PostgresServer server) {
        this.pool = pool;
        this.server = server;
    }

    /**
     * Opens the database that the configuration names, starts the embedded one otherwise, and brings its tables up to
     * date.
     */
    public static Database open(EmbeddedConfig config) {
        DatabaseAddress address = config.database();
        PostgresServer server = null;
        if (address == null) {
            server = PostgresServer.durable(config.dataDir().resolve("postgresql"));
            address = server.address("postgres");
        }
        HikariDataSource pool = null;
        try {
            pool = pool(config, address);
            if (server == null) {
                warnUnlessDurable(pool);
            }
            new SchemaMigrations(pool).run();
            return new Database(pool, server);
        } catch (RuntimeException | Error e) {
            if (pool != null) {
                pool.close();
            }
            if (server != null) {
                server.close();
            }
            throw e;
        }
    }

    private static void warnUnlessDurable(DataSource database) {
        List<String> off = Durability.off(database);
        if (!off.isEmpty()) {
            LOG.warn(
                    "The database may lose what it confirmed when its machine fails: switch on {} in its settings",
                    off);
        }
    }

    private static HikariDataSource pool(EmbeddedConfig config, DatabaseAddress address) {
        HikariConfig hikari = new HikariConfig();
        hikari.setPoolName("repository");
        hikari.setJdbcUrl(address.url());
        hikari.setUsername(address.user());
        hikari.setPassword(address.password());
        hikari.setMaximumPoolSize(Integer.parseInt(config.properties().getOrDefault("db.pool.max", "40")));
        hikari.setMinimumIdle(2);
        hikari.setConnectionTimeout(30_000);
        hikari.addDataSourceProperty("reWriteBatchedInserts", "true");
        hikari.addDataSourceProperty("prepareThreshold", "3");
        hikari.addDataSourceProperty("ApplicationName", "vanthu");
        return new HikariDataSource(hikari);
    }

    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
        if (server != null) {
            server.close();
        }
    }
}
