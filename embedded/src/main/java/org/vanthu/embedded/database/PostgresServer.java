package org.vanthu.embedded.database;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.alfresco.error.AlfrescoRuntimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.embedded.EmbeddedConfig.DatabaseAddress;

/**
 * A PostgreSQL server run by this process, with the real binaries.
 *
 * <p>The library starts servers that forget on a crash; {@link #durable} overrides that and asks the running server
 * whether it took effect.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);

    private final EmbeddedPostgres postgres;
    private final String password;
    private final LibraryHook hook;

    private PostgresServer(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
        this.hook = new LibraryHook(postgres);
    }

    /** Starts the server on a directory, which is made when missing and kept; it asks everybody for a password. */
    public static PostgresServer durable(Path directory) {
        Path data = directory.resolve("data");
        OldServer.stop(data);
        ServerPassword password = ServerPassword.of(directory);
        PostgresServer server = start(directory, data, "on", password.value());
        try {
            server.hook.disarm();
            password.demand(data, server::execute);
            server.checkDurable();
            return server;
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    /** Starts a fast server for tests, which loses its data when it is killed. */
    public static PostgresServer forgetful(Path directory) {
        return start(directory, directory.resolve("data"), "off", "");
    }

    private static PostgresServer start(Path directory, Path data, String durable, String password) {
        try {
            Files.createDirectories(directory);
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(programs(directory, durable))
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setLocaleConfig("encoding", "UTF8")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "120")
                    .setServerConfig("shared_buffers", "160MB")
                    .setServerConfig("max_wal_size", "2GB")
                    .setServerConfig("random_page_cost", "1.1")
                    .setServerConfig("log_min_messages", "fatal");
            Durability.SETTINGS.forEach(setting -> builder.setServerConfig(setting, durable));
            if (!password.isEmpty()) {
                builder.setConnectConfig("password", password);
            }
            return new PostgresServer(builder.start(), password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The binaries are unpacked into the data directory, so that nothing that cleans up elsewhere takes them away. */
    private static File programs(Path directory, String durable) {
        return "on".equals(durable)
                ? directory.resolve("program").toFile()
                : Path.of(System.getProperty("java.io.tmpdir"), "vanthu-test-postgresql")
                        .toFile();
    }

    /** Where a database of this server is. */
    public DatabaseAddress address(String database) {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + database, "postgres", password);
    }

    /** Runs one statement on the server's own database. */
    public void execute(String sql) {
        try (Connection connection = postgres.getPostgresDatabase(credentials()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AlfrescoRuntimeException("Cannot run on the embedded PostgreSQL: " + sql, e);
        }
    }

    private Map<String, String> credentials() {
        return password.isEmpty() ? Map.of() : Map.of("password", password);
    }

    private void checkDurable() {
        List<String> off = Durability.off(postgres.getPostgresDatabase(credentials()));
        if (!off.isEmpty()) {
            throw new AlfrescoRuntimeException("The embedded PostgreSQL is not durable, these are off: " + off);
        }
    }

    @Override
    public void close() {
        try {
            hook.arm();
            postgres.close();
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL did not stop in order", e);
        }
    }

    /**
     * The library stops its server by a hook as soon as this process is asked to end, while requests and scans are
     * still being brought to an end that need it. There is no setting against that; a server that counts as closed is
     * left alone.
     */
    private static final class LibraryHook {
        private final AtomicBoolean closed;

        LibraryHook(EmbeddedPostgres postgres) {
            try {
                Field field = EmbeddedPostgres.class.getDeclaredField("closed");
                field.setAccessible(true);
                closed = (AtomicBoolean) field.get(postgres);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("This version of the embedded PostgreSQL stops in another way", e);
            }
        }

        void disarm() {
            closed.set(true);
        }

        void arm() {
            closed.set(false);
        }
    }

    /** A server left over on the data directory by a process that was killed. */
    private static final class OldServer {
        private OldServer() {}

        static void stop(Path data) {
            Path pidFile = data.resolve("postmaster.pid");
            if (!Files.exists(pidFile)) {
                return;
            }
            Optional<ProcessHandle> old =
                    readPid(pidFile).flatMap(ProcessHandle::of).filter(OldServer::isPostgres);
            try {
                if (old.isPresent()) {
                    LOG.warn(
                            "A PostgreSQL from before still runs on {} (process {}); it is stopped",
                            data,
                            old.get().pid());
                    end(old.get());
                }
                Files.deleteIfExists(pidFile);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Optional<Long> readPid(Path pidFile) {
            try {
                List<String> lines = Files.readAllLines(pidFile);
                return lines.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Long.valueOf(lines.get(0).trim()));
            } catch (IOException | NumberFormatException e) {
                LOG.debug("Unreadable {}", pidFile, e);
                return Optional.empty();
            }
        }

        private static boolean isPostgres(ProcessHandle process) {
            return process.info().command().orElse("").contains("postgres");
        }

        /** A fast shutdown (SIGINT) rolls back and checkpoints; a server that does not obey is ended hard. */
        private static void end(ProcessHandle process) throws IOException {
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
            CompletableFuture<ProcessHandle> ended = process.onExit().orTimeout(30, TimeUnit.SECONDS);
            try {
                ended.join();
            } catch (RuntimeException e) {
                LOG.warn("The old PostgreSQL did not stop in order", e);
                process.destroyForcibly();
                process.onExit().join();
            }
        }
    }

    @Override
    public String toString() {
        return Map.of("port", postgres.getPort()).toString();
    }
}
