package org.vanthu.embedded.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Copies the files of a PostgreSQL that works, so that a server started on the copy recovers to the end of the copying.
 *
 * @see <a href="https://www.postgresql.org/docs/16/continuous-archiving.html">PostgreSQL: making a base backup using
 *     the low level API</a>
 */
final class DatabaseCopy {

    private static final String LOG = "pg_wal";

    /** What the server rebuilds by itself; the directories must be there. */
    private static final Set<String> EMPTIED = Set.of(
            LOG, "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_stat_tmp", "pg_subtrans");

    private static final Set<String> LEFT_OUT =
            Set.of("postmaster.pid", "postmaster.opts", "epg-lock", "backup_label", "tablespace_map");
    private static final Set<String> AT_REST_LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts", "epg-lock");
    private static final String TEMPORARY = "pgsql_tmp";
    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");

    private final Path site;
    private final TreeCopy copy;

    DatabaseCopy(Path site, TreeCopy copy) {
        this.site = site;
        this.copy = copy;
    }

    /** Copies; the connection is of nobody else meanwhile. */
    void copy(Connection connection, Path to, Manifest manifest) throws SQLException, IOException {
        // keeps the server from recycling log segments; it goes with the connection
        RunningDatabase.ask(
                connection,
                "select slot_name from pg_create_physical_replication_slot('vanthu_backup_'||pg_backend_pid(), true, true)");
        String first = RunningDatabase.ask(connection, "select pg_walfile_name(pg_backup_start('vanthu', true))");
        copy.tree(RunningDatabase.DATA, DatabaseCopy::isWanted);
        String last;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pg_walfile_name(lsn) as segment, labelfile from pg_backup_stop(false)")) {
            row.next();
            last = row.getString("segment");
            label(to, manifest, row.getString("labelfile"));
        }
        log(first, last);
    }

    private static boolean isWanted(Path path) {
        // a directory of a replication slot without its state would keep the server from starting
        boolean isEmptied =
                path.getNameCount() > 1 && EMPTIED.contains(path.getName(0).toString());
        return !LEFT_OUT.contains(path.toString())
                && !isEmptied
                && !path.toString().contains(TEMPORARY);
    }

    /** Of a server that does not run: its log too, and the mark of a backup from which it was restored. */
    static boolean isWantedAtRest(Path path) {
        return !AT_REST_LEFT_OUT.contains(path.toString()) && !path.toString().contains(TEMPORARY);
    }

    private static void label(Path to, Manifest manifest, String label) throws IOException {
        String name = RunningDatabase.DATA + "/backup_label";
        Path file = to.resolve(name);
        byte[] bytes = label.getBytes(StandardCharsets.UTF_8);
        Files.write(file, bytes);
        Path like = to.resolve(RunningDatabase.DATA).resolve("PG_VERSION");
        Files.setOwner(file, Files.getOwner(like));
        Files.setPosixFilePermissions(file, Files.getPosixFilePermissions(like));
        manifest.put(name, java.util.HexFormat.of().formatHex(TreeCopy.sha256().digest(bytes)));
    }

    private void log(String first, String last) throws IOException {
        Path directory = site.resolve(RunningDatabase.DATA).resolve(LOG);
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                boolean isNeeded = SEGMENT.matcher(name).matches()
                        ? name.compareTo(first) >= 0 && name.compareTo(last) <= 0
                        : name.endsWith(".history");
                if (isNeeded && !copy.file(file, RunningDatabase.DATA + "/" + LOG + "/" + name)) {
                    throw new BackupException("The database threw away its log " + name + " during the backup");
                }
            }
        }
    }
}
