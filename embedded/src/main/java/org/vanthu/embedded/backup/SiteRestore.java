package org.vanthu.embedded.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;

/** Makes a site of a backup, and looks whether a backup is still what it was. */
public final class SiteRestore {

    private static final String PARTIAL = ".restoring";

    private final Path backup;

    public SiteRestore(Path backup) {
        this.backup = backup.toAbsolutePath().normalize();
    }

    /**
     * Copies the backup to a directory that is not there or empty, checking every file. The directory has its name only
     * when all of it is on the disk.
     *
     * @return how many files
     * @throws BackupException if the backup is damaged, or there is something in the directory
     */
    public int restore(Path directory) throws IOException {
        Path site = directory.toAbsolutePath().normalize();
        if (Files.exists(site) && !(Files.isDirectory(site) && Directories.isEmpty(site))) {
            throw new BackupException(site + " is not empty. Move it away first, or name another directory");
        }
        Manifest expected = Manifest.read(backup);
        Path partial = Objects.requireNonNull(site.resolveSibling(site.getFileName() + PARTIAL));
        Directories.remove(partial);
        Files.createDirectories(partial);
        Manifest copied = new Manifest();
        new TreeCopy(backup, partial, copied, null)
                .tree("", path -> !path.toString().equals(Manifest.FILE));
        compare(expected, copied);
        Directories.sync(partial);
        Files.deleteIfExists(site);
        Files.move(partial, site, StandardCopyOption.ATOMIC_MOVE);
        Directories.sync(Objects.requireNonNull(site.getParent()));
        return copied.size();
    }

    /**
     * Reads every file of the backup.
     *
     * @return how many files
     * @throws BackupException if one is missing or not what it was
     */
    public int check() throws IOException {
        Manifest expected = Manifest.read(backup);
        Manifest found = new Manifest();
        for (String path : expected.paths()) {
            Path file = backup.resolve(path);
            if (Files.isRegularFile(file)) {
                found.put(path, digest(file));
            }
        }
        compare(expected, found);
        return found.size();
    }

    private void compare(Manifest expected, Manifest found) {
        for (String path : expected.paths()) {
            String digest = found.get(path);
            if (digest == null) {
                throw new BackupException("The backup is damaged: " + backup.resolve(path) + " is missing");
            }
            if (!digest.equals(expected.get(path))) {
                throw new BackupException("The backup is damaged: " + backup.resolve(path)
                        + " is not what was written. Take an earlier one");
            }
        }
    }

    static String digest(Path file) throws IOException {
        MessageDigest digest = TreeCopy.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
