package org.vanthu.embedded.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.regex.Pattern;

import org.alfresco.service.cmr.repository.ContentIOException;
import org.jspecify.annotations.Nullable;

/**
 * The files of the content, one a piece, at {@code <root>/yyyy/M/d/H/m/<uuid>.bin}; their URL is {@code store://} and
 * that path. Times are UTC. A file never changes once written.
 */
final class FileContentStore {
    static final String PROTOCOL = "store://";

    private static final Pattern URL =
            Pattern.compile("store://\\d{4}/\\d{1,2}/\\d{1,2}/\\d{1,2}/\\d{1,2}/[0-9a-fA-F-]{36}\\.bin");

    private final Path root;
    private final Clock clock;
    private final DirectorySync directorySync;
    private volatile @Nullable Path lastDirectory;

    FileContentStore(Path root, Clock clock, DirectorySync directorySync) {
        this.root = root.toAbsolutePath().normalize();
        this.clock = clock;
        this.directorySync = directorySync;
        try {
            Files.createDirectories(this.root);
        } catch (IOException e) {
            throw new ContentIOException("The content store cannot be made: " + this.root, e);
        }
    }

    Path root() {
        return root;
    }

    /** Answers a new URL whose directory exists and will survive a crash. */
    String newUrl() {
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        String directory = now.getYear() + "/" + now.getMonthValue() + "/" + now.getDayOfMonth() + "/" + now.getHour()
                + "/" + now.getMinute();
        Path path = root.resolve(directory);
        if (!path.equals(lastDirectory)) {
            makeDirectory(path);
            lastDirectory = path;
        }
        return PROTOCOL + directory + "/" + UUID.randomUUID() + ".bin";
    }

    static boolean isUrl(String url) {
        return URL.matcher(url).matches();
    }

    /**
     * Answers the file of a URL, whether or not it exists.
     *
     * @throws ContentIOException if the URL is not one of this store
     */
    Path file(String url) {
        if (!isUrl(url)) {
            throw new ContentIOException("Not a URL of the content store: " + url);
        }
        return root.resolve(url.substring(PROTOCOL.length()));
    }

    /** Answers the file of a URL, or of a URL of another store one that does not exist. */
    Path fileOrNone(String url) {
        return isUrl(url) ? file(url) : root.resolve("none");
    }

    String url(Path file) {
        return PROTOCOL + root.relativize(file).toString().replace('\\', '/');
    }

    /** Opens the new file of a URL for writing. */
    FileChannel create(String url) {
        Path file = file(url);
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new ContentIOException("A content file cannot be made: " + file, e);
        }
    }

    boolean delete(String url) {
        try {
            return Files.deleteIfExists(file(url));
        } catch (IOException e) {
            throw new ContentIOException("A content file cannot be deleted: " + url, e);
        }
    }

    private synchronized void makeDirectory(Path path) {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path next = path; next != null && !Files.isDirectory(next); next = next.getParent()) {
            missing.push(next);
        }
        try {
            for (Path next : missing) {
                Files.createDirectory(next);
                Path parent = next.getParent();
                if (parent != null) {
                    directorySync.sync(parent);
                }
            }
        } catch (IOException e) {
            throw new ContentIOException("A directory of the content store cannot be made: " + path, e);
        }
    }
}
