package org.vanthu.standalone;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What a site is started with.
 *
 * @param port 0 for any free one
 * @param jdbcUrl a database of one's own in place of the PostgreSQL that the process starts
 * @param sample whether a new directory gets sample agencies, people and scans
 */
record Arguments(Path data, int port, Optional<String> jdbcUrl, boolean sample) {

    static final int DEFAULT_PORT = 8080;

    /** @throws IllegalArgumentException if an argument is unknown, or its value is missing or wrong */
    static Arguments parse(String... args) {
        Deque<String> left = new ArrayDeque<>(List.of(args));
        Path data = Path.of("data");
        int port = DEFAULT_PORT;
        Optional<String> jdbcUrl = Optional.empty();
        boolean sample = false;
        while (!left.isEmpty()) {
            String name = left.pop();
            switch (name) {
                case "--data" -> data = Path.of(value(name, left));
                case "--port" -> port = port(value(name, left));
                case "--db-url" -> jdbcUrl = Optional.of(value(name, left));
                case "--sample" -> sample = true;
                default -> throw new IllegalArgumentException("unknown argument: " + name);
            }
        }
        return new Arguments(data.toAbsolutePath().normalize(), port, jdbcUrl, sample);
    }

    static String value(String name, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(name + " needs a value");
        }
        return left.pop();
    }

    private static int port(String text) {
        return number("--port", text, 0, 65535);
    }

    /** @throws IllegalArgumentException if it is no number in these bounds */
    static int number(String name, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(wrong(name, text, least, most), e);
        }
        throw new IllegalArgumentException(wrong(name, text, least, most));
    }

    private static String wrong(String name, String text, int least, int most) {
        return name + " takes a number from " + least + " to " + most + ", was " + text;
    }
}
