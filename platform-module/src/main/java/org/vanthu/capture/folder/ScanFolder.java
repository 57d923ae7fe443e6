package org.vanthu.capture.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.apache.commons.codec.digest.DigestUtils;

/**
 * One scan folder. Files lie directly in it; {@code done/yyyy-MM-dd} and {@code refused} below it are ours. Works on
 * mounted shares: nothing but listing, reading and renaming is used.
 */
public final class ScanFolder {
    public static final String DONE = "done";
    public static final String REFUSED = "refused";

    private static final Set<String> PARTIAL = Set.of(
            "part",
            "partial",
            "tmp",
            "temp",
            "crdownload",
            "download",
            "filepart",
            "lock",
            "lck",
            "swp",
            "!ut",
            "opdownload");
    private static final Pattern JUNK =
            Pattern.compile("(?i)thumbs\\.db|desktop\\.ini|\\.ds_store|.*~|~.*|\\$.*|\\..*|_.*\\.tmp");

    private final Path path;

    /**
     * A file as it lies there now.
     *
     * @param modifiedMillis only good for comparing with an earlier look
     */
    public record Found(String name, long sizeBytes, long modifiedMillis) {}

    /** What copying gave. */
    public record Copied(String sha256, long sizeBytes) {}

    public ScanFolder(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /** Creates the folder with its subfolders where they are missing. */
    public void create() throws IOException {
        Files.createDirectories(path.resolve(DONE));
        Files.createDirectories(path.resolve(REFUSED));
    }

    /** Whether the name belongs to a file that a program is still writing, or to none that was scanned. */
    public static boolean isIgnored(String name) {
        if (JUNK.matcher(name).matches()) {
            return true;
        }
        int dot = name.lastIndexOf('.');
        return dot >= 0 && PARTIAL.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /**
     * Looks at all files that count. A file that vanishes meanwhile is left out.
     *
     * @throws IOException if the folder cannot be listed: the share is away, or the right is missing
     */
    public List<Found> list() throws IOException {
        List<Found> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                look(file).ifPresent(found::add);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }

    /** Looks at one file again. */
    public Optional<Found> look(String name) throws IOException {
        return look(path.resolve(name));
    }

    private static Optional<Found> look(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (isIgnored(name)) {
            return Optional.empty();
        }
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile()
                    ? Optional.of(new Found(
                            name,
                            attributes.size(),
                            attributes.lastModifiedTime().toMillis()))
                    : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * Copies a file and reckons its hash on the way.
     *
     * @throws IOException if the file is locked, may not be read, went away, or the disk is full
     */
    public Copied copy(String name, Path target) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        long total = 0;
        try (InputStream in = Files.newInputStream(path.resolve(name));
                OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[128 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
                out.write(buffer, 0, n);
                total += n;
            }
        }
        return new Copied(HexFormat.of().formatHex(digest.digest()), total);
    }

    /** Reads a stream to its end for its hash; the caller closes it. */
    public static Copied hash(InputStream in) throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        long total = 0;
        byte[] buffer = new byte[128 * 1024];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            digest.update(buffer, 0, n);
            total += n;
        }
        return new Copied(HexFormat.of().formatHex(digest.digest()), total);
    }

    /**
     * Puts a file away under {@code done/<day>} or {@code refused}, never over another one.
     *
     * @return where it lies now, relative to the folder; empty if it was not there any more
     */
    public Optional<String> putAway(String name, String subfolder, LocalDate day) throws IOException {
        Path source = path.resolve(name);
        Path folder = subfolder.equals(DONE) ? path.resolve(DONE).resolve(day.toString()) : path.resolve(subfolder);
        Files.createDirectories(folder);
        for (int attempt = 0; attempt < 10_000; attempt++) {
            Path target = folder.resolve(numbered(name, attempt));
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            try {
                Files.move(source, target);
                return Optional.of(path.relativize(target).toString());
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        }
        throw new IOException("no free name in " + subfolder);
    }

    /** Finds a file that was put away by an earlier life of the process, which did not live to say where to. */
    public Optional<String> findPutAway(
            String name, String subfolder, LocalDate day, long sizeBytes, long modifiedMillis) throws IOException {
        Path folder = subfolder.equals(DONE) ? path.resolve(DONE).resolve(day.toString()) : path.resolve(subfolder);
        for (int attempt = 0; Files.exists(folder.resolve(numbered(name, attempt))); attempt++) {
            Path candidate = folder.resolve(numbered(name, attempt));
            BasicFileAttributes attributes = Files.readAttributes(candidate, BasicFileAttributes.class);
            if (attributes.size() == sizeBytes && attributes.lastModifiedTime().toMillis() == modifiedMillis) {
                return Optional.of(path.relativize(candidate).toString());
            }
        }
        return Optional.empty();
    }

    /** Moves a file that was put away as done to the refused ones, or deletes it. */
    public void recall(String relative, boolean delete) throws IOException {
        Path file = path.resolve(relative).normalize();
        if (!file.startsWith(path) || !Files.exists(file)) {
            return;
        }
        if (delete) {
            Files.deleteIfExists(file);
            return;
        }
        Path folder = path.resolve(REFUSED);
        Files.createDirectories(folder);
        String name = file.getFileName().toString();
        for (int attempt = 0; attempt < 10_000; attempt++) {
            Path target = folder.resolve(numbered(name, attempt));
            if (!Files.exists(target)) {
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
                return;
            }
        }
    }

    /** Deletes a file that must not stay. */
    public void delete(String name) throws IOException {
        Files.deleteIfExists(path.resolve(name));
    }

    /** Bytes left on the disk of the folder. */
    public long freeBytes() throws IOException {
        return Files.getFileStore(path).getUsableSpace();
    }

    private static String numbered(String name, int attempt) {
        if (attempt == 0) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name + "-" + attempt : name.substring(0, dot) + "-" + attempt + name.substring(dot);
    }
}
