package org.vanthu.embedded.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.vanthu.embedded.EmbeddedConfig.DatabaseAddress;
import org.vanthu.embedded.database.PostgresServer;
import org.vanthu.embedded.database.SchemaMigrations;

/** The one PostgreSQL of a test run, and databases copied from one that has all tables of the engine. */
final class TestDatabases {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String TEMPLATE = "engine";
    private static @Nullable PostgresServer server;

    private TestDatabases() {}

    static synchronized String create() {
        String name = "test" + NUMBER.incrementAndGet();
        server().execute("create database " + name + " template " + TEMPLATE);
        return name;
    }

    static DatabaseAddress address(String name) {
        return server().address(name);
    }

    static synchronized void drop(String name) {
        server().execute("drop database " + name + " with (force)");
    }

    private static synchronized PostgresServer server() {
        PostgresServer known = server;
        if (known == null) {
            known = start();
            server = known;
        }
        return known;
    }

    private static PostgresServer start() {
        try {
            Path directory = Files.createTempDirectory("vanthu-postgres");
            PostgresServer started = PostgresServer.forgetful(directory);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started, directory)));
            started.execute("create database " + TEMPLATE);
            HikariConfig config = new HikariConfig();
            DatabaseAddress address = started.address(TEMPLATE);
            config.setJdbcUrl(address.url());
            config.setUsername(address.user());
            config.setMaximumPoolSize(1);
            try (HikariDataSource source = new HikariDataSource(config)) {
                new SchemaMigrations(source).run();
            }
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(PostgresServer started, Path directory) {
        started.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
