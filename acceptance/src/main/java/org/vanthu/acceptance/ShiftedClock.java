package org.vanthu.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The clock of a site whose tests set it forward: that of the machine and what a file says besides, so that a deadline
 * passes without anybody waiting for it.
 */
public final class ShiftedClock extends Clock {

    static final String FILE = "vanthu.shifted-clock.file";

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
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
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
