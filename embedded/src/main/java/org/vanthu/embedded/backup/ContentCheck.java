package org.vanthu.embedded.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Compares what the database of a running site says of its content with the files in the store. */
public final class ContentCheck {

    private static final int FETCHED = 1000;
    private static final int NAMED = 20;
    private static final int PROTOCOL = "store://".length();

    private final Path site;

    public ContentCheck(Path site) {
        this.site = site.toAbsolutePath().normalize();
    }

    /**
     * What was found.
     *
     * @param bytes of all contents
     * @param faults how many contents are missing, too short, too long or, if read, changed
     * @param named the first of them
     */
    public record Result(long nodes, long versions, long contents, long bytes, long faults, List<String> named) {}

    /**
     * Compares.
     *
     * @param deep reads every content and compares its digest too
     * @throws BackupException if the site does not run, or its database is elsewhere
     */
    public Result run(boolean deep) throws IOException {
        try (Connection connection = RunningDatabase.connect(site)
                .orElseThrow(() ->
                        new BackupException("No database of its own runs in " + site + ": start the site first"))) {
            connection.setAutoCommit(false); // one state of the database, read in pieces
            return compare(connection, deep);
        } catch (SQLException e) {
            throw new BackupException("The database cannot be read: " + e.getMessage(), e);
        }
    }

    private Result compare(Connection connection, boolean deep) throws SQLException, IOException {
        long nodes = Long.parseLong(RunningDatabase.ask(connection, "select count(*) from emb_node where not deleted"));
        long versions = Long.parseLong(RunningDatabase.ask(connection, "select count(*) from emb_version"));
        long contents = 0;
        long bytes = 0;
        long faults = 0;
        List<String> named = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED);
            try (ResultSet rows =
                    statement.executeQuery("select url, size_bytes, sha256 from emb_content order by url")) {
                while (rows.next()) {
                    contents++;
                    bytes += rows.getLong("size_bytes");
                    String fault =
                            fault(rows.getString("url"), rows.getLong("size_bytes"), rows.getString("sha256"), deep);
                    if (!fault.isEmpty()) {
                        faults++;
                        if (named.size() < NAMED) {
                            named.add(rows.getString("url") + " " + fault);
                        }
                    }
                }
            }
        }
        return new Result(nodes, versions, contents, bytes, faults, named);
    }

    private String fault(String url, long size, String sha256, boolean deep) throws IOException {
        Path file = site.resolve(SiteBackup.CONTENT).resolve(url.substring(PROTOCOL));
        if (!Files.isRegularFile(file)) {
            return "is missing";
        }
        if (Files.size(file) != size) {
            return "has " + Files.size(file) + " bytes instead of " + size;
        }
        return deep && !SiteRestore.digest(file).equals(sha256) ? "is not what was stored" : "";
    }
}
