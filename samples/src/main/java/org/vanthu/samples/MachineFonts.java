package org.vanthu.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The TrueType files of the machine, by name. Rough scans are set in some of them (packages fonts-freefont-ttf,
 * fonts-noto-core, fonts-dejavu-extra of Debian); the system property {@code vanthu.samples.fonts} names other
 * directories, parted by the path separator.
 */
final class MachineFonts {

    private static final Map<String, Path> FILES = files();

    private MachineFonts() {}

    /** Returns the file of a face, the name without {@code .ttf}. */
    static Optional<Path> find(String name) {
        return Optional.ofNullable(FILES.get(name + ".ttf"));
    }

    private static Map<String, Path> files() {
        Map<String, Path> all = new HashMap<>();
        String places = System.getProperty("vanthu.samples.fonts", "/usr/share/fonts");
        for (String place : List.of(places.split(java.io.File.pathSeparator, -1))) {
            if (!Files.isDirectory(Path.of(place))) {
                continue;
            }
            try (Stream<Path> found = Files.walk(Path.of(place), 6)) {
                found.filter(file -> file.toString().endsWith(".ttf"))
                        .sorted()
                        .forEach(file -> all.putIfAbsent(String.valueOf(file.getFileName()), file));
            } catch (IOException unreadable) {
                // a directory that cannot be read has no faces for us
            }
        }
        return all;
    }
}
