package org.vanthu.embedded.backup;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of every file of a backup, by its path; kept as {@code sha256sum --check} reads it, so that a backup can
 * be checked where this software is not.
 */
final class Manifest {

    static final String FILE = "manifest-sha256.txt";

    private static final int DIGITS = 64;
    private static final String GAP = "  ";

    private final Map<String, String> digests = new TreeMap<>();

    /** @throws BackupException if there is none, or it is damaged */
    static Manifest read(Path backup) {
        Path file = backup.resolve(FILE);
        Manifest manifest = new Manifest();
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            lines.forEach(line -> {
                if (line.length() <= DIGITS + GAP.length() || !line.startsWith(GAP, DIGITS)) {
                    throw new BackupException("This is no line of a manifest: " + line);
                }
                manifest.put(line.substring(DIGITS + GAP.length()), line.substring(0, DIGITS));
            });
        } catch (IOException e) {
            throw new BackupException(backup + " is no backup: its manifest cannot be read (" + e + ")", e);
        }
        return manifest;
    }

    void put(String path, String sha256) {
        digests.put(path, sha256);
    }

    @Nullable
    String get(String path) {
        return digests.get(path);
    }

    int size() {
        return digests.size();
    }

    Iterable<String> paths() {
        return digests.keySet();
    }

    void write(Path backup) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(backup.resolve(FILE), StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> entry : digests.entrySet()) {
                out.write(entry.getValue() + GAP + entry.getKey() + "\n");
            }
        }
    }
}
