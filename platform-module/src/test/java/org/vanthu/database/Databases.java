package org.vanthu.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.concurrent.atomic.AtomicInteger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Assumptions;
import org.vanthu.database.DatabaseServer.Product;
import org.vanthu.embedded.EmbeddedConfig.DatabaseAddress;
import org.vanthu.embedded.database.PostgresServer;

/** The databases that the module runs on, as real servers. */
enum Databases {
    POSTGRESQL,
    MARIADB,
    MYSQL;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** A new, empty database; the test is skipped where the server does not run on this machine. */
    HikariDataSource create() {
        if (this == POSTGRESQL) {
            return onPostgres();
        }
        Product product = Product.valueOf(name());
        product.missing().ifPresent(reason -> Assumptions.abort(reason));
        return DatabaseServer.running(product).newDatabase();
    }

    private static HikariDataSource onPostgres() {
        String name = "portable" + NUMBER.incrementAndGet();
        Postgres.SERVER.execute("create database " + name);
        DatabaseAddress address = Postgres.SERVER.address(name);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setMaximumPoolSize(40);
        config.setConnectionTimeout(DatabaseServer.PATIENCE_MILLIS);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    private static final class Postgres {
        private static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            try {
                PostgresServer server = PostgresServer.forgetful(Files.createTempDirectory("vanthu-postgres"));
                Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
