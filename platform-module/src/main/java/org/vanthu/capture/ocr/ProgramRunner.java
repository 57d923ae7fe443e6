package org.vanthu.capture.ocr;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.vanthu.capture.ocr.OcrException.Reason;

/**
 * Starts a program without a shell, in a bare environment, with limits; ends it and what it started when time is up.
 */
final class ProgramRunner {

    private static final int KEPT_OUTPUT_BYTES = 200_000;

    /** What a program left behind. */
    record Outcome(int exitCode, String output) {}

    private ProgramRunner() {}

    /**
     * Runs a program and waits.
     *
     * @param output file that takes what the program prints
     * @param environment added to the path and a neutral locale
     */
    static Outcome run(
            List<String> command, Path directory, Path output, Map<String, String> environment, Duration timeout)
            throws OcrException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile());
        String path = builder.environment().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("LANG", "C.UTF-8");
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new OcrException(Reason.NOT_INSTALLED, command.get(0), e);
        }
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new OcrException(Reason.TIMED_OUT, "after " + timeout + ": " + tail(output));
            }
            return new Outcome(process.exitValue(), tail(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OcrException(Reason.FAILED, "interrupted", e);
        } finally {
            end(process);
        }
    }

    /** The command behind {@code nice} and {@code prlimit}, as far as this machine has them. */
    static List<String> limited(List<String> command, int maxMemoryMib, Duration cpuTime) {
        List<String> all = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
            all.addAll(List.of("/usr/bin/nice", "-n", "10"));
        }
        if (Files.isExecutable(Path.of("/usr/bin/prlimit"))) {
            all.add("/usr/bin/prlimit");
            all.add("--core=0");
            all.add("--cpu=" + Math.max(60, cpuTime.toSeconds()));
            all.add("--fsize=" + (4L << 30));
            if (maxMemoryMib > 0) {
                all.add("--as=" + ((long) maxMemoryMib << 20));
            }
            all.add("--");
        }
        all.addAll(command);
        return all;
    }

    private static void end(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String tail(Path output) {
        try (InputStream in = Files.newInputStream(output)) {
            long size = Files.size(output);
            in.skipNBytes(Math.max(0, size - KEPT_OUTPUT_BYTES));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
