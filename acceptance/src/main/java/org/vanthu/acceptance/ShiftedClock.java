package org.vanthu.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

/**
 * The clock of a site whose tests set it forward: that of the machine and what a file says besides, so that a deadline
 * passes without anybody waiting for it.
 */
public final class ShiftedClock extends Clock {

    static final String FILE = "vanthu.shifted-clock.file";

    private static final String MODULE = "alfresco/module/vanthu-shifted-clock";

    private final ZoneId zone;
    private final Path file;

    public ShiftedClock(ZoneId zone) {
        this(zone, Path.of(System.getProperty(FILE, "clock")));
    }

    private ShiftedClock(ZoneId zone, Path file) {
        this.zone = zone;
        this.file = file;
    }

    /** Says by how much the clock of a site is ahead. */
    static void set(Path file, Duration ahead) {
        try {
            Path fresh = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), ahead.toString());
            Files.move(fresh, file, ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where this class is, a directory or a JAR. */
    static Path code() {
        try {
            return Path.of(ShiftedClock.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the module that gives a site this clock, and answers the directory, for the class path. */
    static Path module(Path directory) {
        try {
            Path module = Files.createDirectories(directory.resolve(MODULE));
            for (String name : List.of("module.properties", "module-context.xml")) {
                try (InputStream in = ShiftedClock.class.getResourceAsStream("/shifted-clock/" + MODULE + "/" + name)) {
                    Files.copy(Objects.requireNonNull(in, name), module.resolve(name), REPLACE_EXISTING);
                }
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ShiftedClock(other, file);
    }

    @Override
    public Instant instant() {
        try {
            Duration ahead = Duration.parse(Files.readString(file).strip());
            return Instant.ofEpochMilli(System.currentTimeMillis()).plus(ahead);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
