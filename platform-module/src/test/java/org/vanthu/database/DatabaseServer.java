package org.vanthu.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;

/** A real MariaDB or MySQL of a test run: the server's own program on a data directory that goes away with the run. */
final class DatabaseServer {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Map<Product, DatabaseServer> RUNNING = new EnumMap<>(Product.class);
    private static final int STOP_SECONDS = 20;

    /** How long a thread waits for a connection while others have them all: longer than any busy machine needs. */
    static final long PATIENCE_MILLIS = 300_000;

    /** What can be started. */
    enum Product {
        MARIADB,
        MYSQL;

        /** Why the product does not run on this machine, or empty. */
        Optional<String> missing() {
            boolean linux = System.getProperty("os.name").equals("Linux")
                    && System.getProperty("os.arch").equals("amd64");
            if (!linux) {
                return Optional.of(this + " of Maven Central runs on Linux, amd64 only");
            }
            boolean asynchronous = Stream.of("/lib", "/lib64", "/usr/lib", "/usr/lib64")
                    .flatMap(directory -> Stream.of(Path.of(directory), Path.of(directory, "x86_64-linux-gnu")))
                    .anyMatch(directory -> Files.exists(directory.resolve("libaio.so.1")));
            return this == MYSQL && !asynchronous ? Optional.of("MySQL needs the package libaio1") : Optional.empty();
        }

        private String address(int port, String database) {
            return this == MARIADB
                    ? "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?user=root&useServerPrepStmts=true"
                    : "jdbc:mysql://127.0.0.1:" + port + "/" + database
                            + "?user=root&useSSL=false&useServerPrepStmts=true&emulateUnsupportedPstmts=false&allowPublicKeyRetrieval=true&connectionTimeZone=UTC";
        }
    }

    private final Product product;
    private final int port;
    private final Map<String, String> databases = new ConcurrentHashMap<>();

    private DatabaseServer(Product product, int port) {
        this.product = product;
        this.port = port;
    }

    /** The one server of the test run; stopped with the run. */
    static synchronized DatabaseServer running(Product product) {
        product.missing().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        return RUNNING.computeIfAbsent(product, DatabaseServer::start);
    }

    /**
     * A new, empty database, whose connections are set up as those of ACS are: with the defaults of server and driver.
     */
    HikariDataSource newDatabase() {
        return pool("new " + NUMBER.incrementAndGet());
    }

    /** The database that goes with another one, new and empty at first; who waits for that one, waits here in vain. */
    HikariDataSource besides(String other) {
        HikariDataSource pool = pool(other);
        pool.setConnectionInitSql("SET innodb_lock_wait_timeout = 3");
        return pool;
    }

    private HikariDataSource pool(String key) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(product.address(port, databases.computeIfAbsent(key, one -> create())));
        pool.setMaximumPoolSize(40);
        pool.setConnectionTimeout(PATIENCE_MILLIS);
        pool.setMinimumIdle(0);
        return pool;
    }

    private String create() {
        String name = "test" + NUMBER.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(product.address(port, ""));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return name;
    }

    private static DatabaseServer start(Product product) {
        try {
            DatabaseProgram program = DatabaseProgram.of(product);
            Path directory = Files.createTempDirectory("vanthu-" + program.name());
            Path data = Files.createDirectory(directory.resolve("data"));
            List<String> common = new ArrayList<>(List.of(
                    program.executable().toString(),
                    "--no-defaults",
                    "--user=" + System.getProperty("user.name"),
                    "--basedir=" + program.home(),
                    "--lc-messages-dir=" + program.home().resolve("share"),
                    "--datadir=" + data));
            if (product == Product.MYSQL) {
                common.add("--mysqlx=0");
                run(common, "--initialize-insecure");
            }
            int port = freePort();
            common.addAll(List.of(
                    "--bind-address=127.0.0.1",
                    "--port=" + port,
                    "--socket=" + directory.resolve("socket"),
                    "--pid-file=" + directory.resolve("pid"),
                    "--skip-log-bin",
                    "--max-connections=200",
                    "--innodb-flush-log-at-trx-commit=0",
                    "--innodb-log-file-size=32M"));
            if (product == Product.MARIADB) {
                common.addAll(List.of("--skip-grant-tables", "--skip-ssl", "--skip-name-resolve"));
            }
            Process process =
                    new ProcessBuilder(common).redirectErrorStream(true).start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process, directory)));
            awaitReady(process);
            return new DatabaseServer(product, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(List<String> command, String option) throws IOException {
        List<String> whole = new ArrayList<>(command);
        whole.add(option);
        Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
        try (BufferedReader output = process.inputReader()) {
            String said = String.join("\n", output.lines().toList());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Reads what the server says until it is ready, and goes on reading so that it never waits for a reader. */
    private static void awaitReady(Process process) throws IOException {
        BufferedReader output = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); ; line = output.readLine()) {
            if (line == null) {
                throw new IllegalStateException("the database server did not start:\n" + said);
            }
            said.append(line).append('\n');
            if (line.contains("ready for connections")) {
                break;
            }
        }
        Thread reader = new Thread(() -> output.lines().forEach(line -> {}), "database server's output");
        reader.setDaemon(true);
        reader.start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void stop(Process process, Path directory) {
        process.destroyForcibly();
        try {
            process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
