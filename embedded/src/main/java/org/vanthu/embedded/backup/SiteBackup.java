package org.vanthu.embedded.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Makes a copy of a site that works, or of one that does not run. The order makes the parts fit: content before and
 * after the database, because content is written before the commit that names it and may be destroyed at any time; the
 * index before the database, because it follows the database; scans last.
 *
 * <p>A backup has its name only when it is whole and on the disk; what a kill leaves is removed by the next one.
 */
public final class SiteBackup {

    static final String CONTENT = "contentstore";
    static final String SCANS = "scans";

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final Pattern NAME = Pattern.compile("vanthu-backup-\\d{8}-\\d{6}");
    private static final String PARTIAL = ".partial";

    /** How long a path below a scan folder is when the file waits to be taken: the agency and the name. */
    private static final int WAITING = 2;

    /** Made again with each start, or copied in a way of its own. */
    private static final Set<String> NOT_PLAIN =
            Set.of("run", "logs", RunningDatabase.DIRECTORY, IndexCopy.DIRECTORY, CONTENT, SCANS);

    private final Path site;
    private final Path target;
    private final Clock clock;

    /**
     * @param site the data directory
     * @param target where backups are kept, each in a directory of its own
     */
    public SiteBackup(Path site, Path target, Clock clock) {
        this.site = site.toAbsolutePath().normalize();
        this.target = target.toAbsolutePath().normalize();
        this.clock = clock;
    }

    /**
     * What was made.
     *
     * @param linked whether unchanged content is shared with the backup before
     */
    public record Made(Path directory, int files, boolean linked) {}

    /**
     * Makes a backup.
     *
     * @param full copies everything, instead of sharing unchanged content with the backup before
     * @param withoutDatabase for a site whose database is elsewhere and was dumped just before
     * @throws BackupException if it could not be made; nothing is left then that looks like one
     */
    public Made make(boolean full, boolean withoutDatabase) throws IOException {
        check(withoutDatabase);
        Files.createDirectories(target);
        Path lockFile = target.resolve(".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw new BackupException("Another backup into " + target + " is being made");
            }
            removePartial();
            return made(full);
        }
    }

    private void check(boolean withoutDatabase) {
        if (!Files.isRegularFile(site.resolve("site.properties"))) {
            throw new BackupException(site + " is no site; --data names its directory");
        }
        if (target.startsWith(site)) {
            throw new BackupException(
                    "A backup within the site would be lost with it: name another place than " + target);
        }
        if (!RunningDatabase.isOwn(site) && !withoutDatabase) {
            throw new BackupException("The database of this site is elsewhere. Dump it first (pg_dump --format=custom),"
                    + " then at once run this again with --without-database");
        }
    }

    private Made made(boolean full) throws IOException {
        Optional<Path> before = full ? Optional.empty() : last();
        TreeCopy.Earlier earlier = before.map(path -> new TreeCopy.Earlier(path, Manifest.read(path)))
                .orElse(null);
        String name = "vanthu-backup-" + STAMP.format(clock.instant().atZone(clock.getZone()));
        Path partial = target.resolve(name + PARTIAL);
        Files.createDirectory(
                partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Manifest manifest = copy(partial, earlier);
        manifest.write(partial);
        Directories.sync(partial);
        Path done = target.resolve(name);
        Files.move(partial, done, StandardCopyOption.ATOMIC_MOVE);
        Directories.sync(target);
        return new Made(done, manifest.size(), earlier != null);
    }

    private Manifest copy(Path to, TreeCopy.@Nullable Earlier earlier) throws IOException {
        Manifest manifest = new Manifest();
        TreeCopy copy = new TreeCopy(site, to, manifest, earlier);
        Instant begun = Instant.now(); // compared with times of the file system
        copy.unchanging(CONTENT);
        new IndexCopy(site, to, copy).copy();
        database(to, copy, manifest);
        copy.unchanging(CONTENT);
        plain(copy);
        scans(copy, begun);
        return manifest;
    }

    private void database(Path to, TreeCopy copy, Manifest manifest) throws IOException {
        if (!RunningDatabase.isOwn(site)) {
            return;
        }
        copy.tree(RunningDatabase.DIRECTORY, path -> path.getNameCount() == 1);
        try {
            Optional<Connection> running = RunningDatabase.connect(site);
            if (running.isPresent()) {
                try (Connection connection = running.get()) {
                    new DatabaseCopy(site, copy).copy(connection, to, manifest);
                }
                return;
            }
        } catch (SQLException e) {
            throw new BackupException("The database could not be copied: " + e.getMessage(), e);
        }
        FileTime before = controlled();
        copy.tree(RunningDatabase.DATA, DatabaseCopy::isWantedAtRest);
        if (RunningDatabase.runs(site) || !controlled().equals(before)) {
            throw new BackupException("The site was started during the backup; run it again");
        }
    }

    private FileTime controlled() throws IOException {
        return Files.getLastModifiedTime(site.resolve(RunningDatabase.DATA).resolve("global/pg_control"));
    }

    private void plain(TreeCopy copy) throws IOException {
        try (Stream<Path> all = Files.list(site)) {
            for (Path path : all.toList()) {
                String name = path.getFileName().toString();
                if (Files.isDirectory(path) && !NOT_PLAIN.contains(name)) {
                    copy.tree(name, any -> true);
                } else if (Files.isRegularFile(path)) {
                    copy.file(path, name);
                }
            }
        }
    }

    /**
     * A scan that was stored after the database was copied lies among those that are done, but the copy of the database
     * does not know it: it is put into the folder again. What is there already is recognised by its bytes.
     */
    private void scans(TreeCopy copy, Instant begun) throws IOException {
        copy.tree(SCANS, path -> true);
        Path root = site.resolve(SCANS);
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path below = root.relativize(file);
                if (below.getNameCount() > WAITING && isMovedSince(file, begun)) {
                    copy.file(file, SCANS + "/" + below.getName(0) + "/" + file.getFileName());
                }
            }
        }
    }

    private static boolean isMovedSince(Path file, Instant begun) throws IOException {
        Object changed = Files.readAttributes(file, "unix:ctime").get("ctime");
        return changed instanceof FileTime time
                && !time.toInstant().isBefore(begun)
                && Files.readAttributes(file, BasicFileAttributes.class).isRegularFile();
    }

    private Optional<Path> last() throws IOException {
        List<Path> all = all();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> paths = Files.list(target)) {
            return paths.filter(
                            path -> NAME.matcher(path.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    private void removePartial() throws IOException {
        List<Path> left;
        try (Stream<Path> paths = Files.list(target)) {
            left = paths.filter(path -> path.getFileName().toString().startsWith("vanthu-backup-")
                            && path.getFileName().toString().endsWith(PARTIAL))
                    .toList();
        }
        for (Path path : left) {
            Directories.remove(path);
        }
    }

    /** Removes all but the last ones; answers how many went. */
    public int keep(int count) throws IOException {
        if (count < 1) {
            throw new BackupException("--keep takes a number from 1, was " + count);
        }
        List<Path> all = all();
        int removed = 0;
        for (Path old : all.subList(0, Math.max(0, all.size() - count))) {
            // a kill between leaves something that is no backup by its name
            Path going = old.resolveSibling(old.getFileName() + PARTIAL);
            Files.move(old, going, StandardCopyOption.ATOMIC_MOVE);
            Directories.remove(going);
            removed++;
        }
        return removed;
    }
}
