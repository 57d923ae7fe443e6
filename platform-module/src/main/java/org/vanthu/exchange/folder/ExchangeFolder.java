package org.vanthu.exchange.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Files of the folder, which other programs read and write too: a file has its name only when it is whole and on the
 * disk. Links are not followed.
 */
final class ExchangeFolder {

    /** What a file is called until it is whole; others leave it alone. */
    static final String PART = ".part";

    private ExchangeFolder() {}

    /** Puts the bytes that a temporary file has there, at once and for good. */
    static void put(Path temporary, Path file) throws IOException {
        sync(temporary, StandardOpenOption.WRITE);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(file);
    }

    /** Writes a short file, at once and for good. */
    static void put(String text, Path file) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + PART);
        try (FileChannel out = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
        put(temporary, file);
    }

    /** The regular files whose names fit, by name; none where there is no such folder. */
    static List<Path> files(Path folder, Predicate<String> fits) throws IOException {
        return entries(
                folder,
                path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                        && fits.test(path.getFileName().toString()));
    }

    /** The folders in a folder, by name. */
    static List<Path> folders(Path folder) throws IOException {
        return entries(folder, path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS));
    }

    private static List<Path> entries(Path folder, DirectoryStream.Filter<Path> filter) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, filter)) {
            paths.forEach(found::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        found.sort(null);
        return found;
    }

    private static void syncFolder(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            sync(folder, StandardOpenOption.READ);
        }
    }

    private static void sync(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
