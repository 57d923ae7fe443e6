package org.vanthu.embedded.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** The PostgreSQL that a site's process runs, as a second process finds it. */
final class RunningDatabase {

    /** Where it is within the site. */
    static final String DIRECTORY = "postgresql";

    static final String DATA = DIRECTORY + "/data";

    private static final String PID_FILE = "postmaster.pid";
    private static final int PORT_LINE = 3;

    private RunningDatabase() {}

    /** Whether the database is the site's own. */
    static boolean isOwn(Path site) {
        return Files.exists(site.resolve(DATA).resolve("PG_VERSION"));
    }

    /** Whether its server runs. */
    static boolean runs(Path site) {
        return port(site).isPresent();
    }

    /** A connection, if the server runs. */
    static Optional<Connection> connect(Path site) throws SQLException, IOException {
        Optional<Integer> port = port(site);
        if (port.isEmpty()) {
            return Optional.empty();
        }
        String password = Files.readString(site.resolve(DIRECTORY).resolve("password"), StandardCharsets.UTF_8);
        return Optional.of(DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port.get() + "/postgres", "postgres", password.strip()));
    }

    private static Optional<Integer> port(Path site) {
        try {
            List<String> lines = Files.readAllLines(site.resolve(DATA).resolve(PID_FILE), StandardCharsets.UTF_8);
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            long pid = Long.parseLong(lines.get(0).strip());
            boolean alive = ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
            return alive ? Optional.of(Integer.valueOf(lines.get(PORT_LINE).strip())) : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // none, or being written
        }
    }

    /** The one value that a query answers. */
    static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
