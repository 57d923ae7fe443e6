package org.vanthu.standalone;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the service of recognition is started with.
 *
 * @param address on which it listens
 * @param port 0 for any free one
 * @param tokenFile with what askers must show, at least 24 characters; null where only this machine asks
 * @param workers how many files are read at the same time; each uses a thread for each page
 * @param mostMib the largest file that is taken, MiB
 * @param work directory for files while they are read; emptied at start
 */
public record OcrArguments(
        String address, int port, @Nullable Path tokenFile, int workers, int mostMib, Path work) {

    private static final int DEFAULT_PORT = 8095;
    private static final int DEFAULT_MOST_MIB = 512;

    /** @throws IllegalArgumentException if an argument is unknown, or its value is missing or wrong */
    static OcrArguments parse(String... args) {
        Deque<String> left = new ArrayDeque<>(List.of(args));
        String address = "127.0.0.1";
        int port = DEFAULT_PORT;
        Path tokenFile = null;
        int workers = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        int mostMib = DEFAULT_MOST_MIB;
        Path work = Path.of(System.getProperty("java.io.tmpdir"), "vanthu-ocr-service");
        while (!left.isEmpty()) {
            String name = left.pop();
            switch (name) {
                case "--address" -> address = Arguments.value(name, left);
                case "--port" -> port = Arguments.number(name, Arguments.value(name, left), 0, 65535);
                case "--token-file" -> tokenFile = Path.of(Arguments.value(name, left));
                case "--workers" -> workers = Arguments.number(name, Arguments.value(name, left), 1, 64);
                case "--max-mib" -> mostMib = Arguments.number(name, Arguments.value(name, left), 1, 4096);
                case "--work" -> work = Path.of(Arguments.value(name, left));
                default -> throw new IllegalArgumentException("unknown argument: " + name);
            }
        }
        return new OcrArguments(address, port, tokenFile, workers, mostMib, work.toAbsolutePath());
    }
}
