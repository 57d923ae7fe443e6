package org.vanthu.embedded.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** What backups and restorings do with directories. */
final class Directories {

    private Directories() {}

    /** Removes a directory with all that is in it, if it is there. */
    static void remove(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.findAny().isEmpty();
        }
    }

    /** Returns when everything on the disk of the directory is written. */
    static void sync(Path directory) throws IOException {
        Process sync = new ProcessBuilder("sync", "--file-system", directory.toString())
                .redirectErrorStream(true)
                .start();
        try {
            if (sync.waitFor() != 0) {
                throw new BackupException("The disk did not take everything: "
                        + new String(sync.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                                .strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackupException("Interrupted", e);
        }
    }
}
