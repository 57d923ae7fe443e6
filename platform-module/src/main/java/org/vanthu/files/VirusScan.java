package org.vanthu.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a file looked at by a virus scanner that is installed on the server, where one is named. */
public final class VirusScan {

    private static final Logger LOG = LoggerFactory.getLogger(VirusScan.class);

    private final List<String> command;
    private final int timeoutSeconds;

    /** @param command program and options, before the file; blank where there is no scanner */
    VirusScan(String command, int timeoutSeconds) {
        this.command = command.isBlank() ? List.of() : List.of(command.strip().split("\\s+"));
        this.timeoutSeconds = timeoutSeconds;
    }

    /** What the scanner says. */
    public enum Answer {
        /** There is no scanner. */
        NONE,
        /** The scanner found nothing. */
        CLEAN,
        /** The scanner found something. */
        INFECTED,
        /** The scanner failed or took too long. */
        FAILED
    }

    /** Ends with 0 for a clean file and with 1 for an infected one, as {@code clamdscan} does. */
    public Answer look(Path file) {
        if (command.isEmpty()) {
            return Answer.NONE;
        }
        List<String> call = new java.util.ArrayList<>(command);
        call.add(file.toString());
        try {
            Process process = new ProcessBuilder(call)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                LOG.warn("the virus scanner takes longer than {} s", timeoutSeconds);
                return Answer.FAILED;
            }
            return switch (process.exitValue()) {
                case 0 -> Answer.CLEAN;
                case 1 -> Answer.INFECTED;
                default -> Answer.FAILED;
            };
        } catch (IOException e) {
            LOG.warn("the virus scanner does not start", e);
            return Answer.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
