package org.vanthu.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The one directory that holds everything of a site. */
record SiteDirectory(Path root) {

    private static final String MARK = "site.properties";
    private static final String DEMO_USERS = "demo-users.txt";

    /** Makes the directory and those below it that are missing. */
    static SiteDirectory open(Path root) throws IOException {
        SiteDirectory directory = new SiteDirectory(root);
        Files.createDirectories(directory.run());
        Files.createDirectories(directory.scans());
        Files.createDirectories(directory.logs());
        return directory;
    }

    Path run() {
        return root.resolve("run");
    }

    Path logs() {
        return root.resolve("logs");
    }

    /** The scan folders, one per agency. */
    Path scans() {
        return root.resolve("scans");
    }

    /** Whether a start has come to its end here before. */
    boolean isStarted() {
        return Files.exists(root.resolve(MARK));
    }

    void markStarted() throws IOException {
        if (!isStarted()) {
            Files.writeString(
                    root.resolve(MARK),
                    "# This directory is a Vanthu site; the file tells a first start from a later one.\n");
        }
    }

    /** The names and generated passwords of the sample site's people. */
    Optional<String> demoUsers() {
        try {
            Path file = root.resolve(DEMO_USERS);
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keepDemoUsers(String text) throws IOException {
        Path file = root.resolve(DEMO_USERS);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(Vanthu.ownerOnly()));
        Files.writeString(file, text);
    }
}
