package org.vanthu.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where measurements work.
 *
 * @param root the checkout
 * @param quick a short run that shows that a measurement works, not what it measures
 */
record Workshop(Path root, boolean quick) {

    /** An empty directory of the given name; what was in it is removed. */
    Path fresh(String name) {
        Path directory = root.resolve("benchmarks/target/work").resolve(name);
        clear(directory);
        return directory;
    }

    /** A directory that later runs find as this run leaves it. */
    Path kept(String name) {
        String elsewhere = System.getProperty("vanthu.bench.kept");
        return elsewhere == null
                ? root.resolve("benchmarks/target/kept").resolve(name)
                : Path.of(elsewhere).resolve(name);
    }

    /** Removes what is in the directory, and makes it where there is none. */
    static void clear(Path directory) {
        try {
            if (Files.exists(directory)) {
                try (Stream<Path> files = Files.walk(directory)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The full size, or the small one in a quick run. */
    int size(int full, int small) {
        return quick ? small : full;
    }
}
