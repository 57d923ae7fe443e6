package org.vanthu.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A directory of a process that is a small disk of its own, which can be filled and emptied: a file system in memory,
 * mounted in a name space that only the process has, so that nothing is left behind.
 */
final class SmallDisk {

    private static final String SIZE = "24m";
    /** Mounts, keeps filling or emptying as the files beside the directory say, and becomes the process. */
    private static final String SCRIPT = """
            mkdir -p "$0" && mount -t tmpfs -o size=%s none "$0" || exit 97
            (while kill -0 $$ 2>/dev/null; do
              if [ -e "$0.fill" ]; then
                dd if=/dev/zero bs=4k >> "$0/ballast" 2>/dev/null; touch "$0.full"
              else
                rm -f "$0/ballast" "$0.full"
              fi
              sleep 0.2
            done) > /dev/null 2>&1 &
            exec "$@"
            """.formatted(SIZE);

    private final Path directory;

    SmallDisk(Path directory) {
        this.directory = directory;
    }

    /** Whether the machine lets us mount something in a name space of our own. */
    static boolean isPossible() {
        try {
            List<String> words = new ArrayList<>(unshare());
            words.addAll(List.of("sh", "-c", "mount -t tmpfs none /mnt"));
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What stands before the command of a process to which the directory is to be a small disk. */
    List<String> command() {
        List<String> words = new ArrayList<>(unshare());
        words.addAll(List.of("sh", "-c", SCRIPT, directory.toString()));
        return words;
    }

    private static List<String> unshare() {
        boolean isRoot = "root".equals(System.getProperty("user.name"));
        return isRoot ? List.of("unshare", "-m") : List.of("unshare", "-rm");
    }

    /** Fills it to the last byte; it stays full. */
    void fill() {
        await(beside(".fill"), true);
    }

    /** Makes room. */
    void free() {
        await(beside(".fill"), false);
    }

    private Path beside(String suffix) {
        return directory.resolveSibling(directory.getFileName() + suffix);
    }

    private void await(Path order, boolean isFull) {
        try {
            if (isFull) {
                Files.writeString(order, "");
            } else {
                Files.deleteIfExists(order);
            }
            for (int i = 0; Files.exists(beside(".full")) != isFull; i++) {
                if (i > 300) {
                    throw new IllegalStateException("the disk did not do as it was told");
                }
                Thread.sleep(100);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
