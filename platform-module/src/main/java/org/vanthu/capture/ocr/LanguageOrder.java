package org.vanthu.capture.ocr;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes OCRmyPDF hand the languages to Tesseract in the order given. Older versions (14 in Debian 12) keep them in a
 * Python set, whose order depends on the seed of Python's string hash; with English before Vietnamese, capitals lose
 * their tone marks in half of all runs. So a seed is looked for that keeps the order.
 */
final class LanguageOrder {

    private static final int TRIES = 12;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private LanguageOrder() {}

    /** Returns a value for {@code PYTHONHASHSEED}; "0" where none is needed or none can be found. */
    static String hashSeed(OcrSettings settings, Path directory, Path output) throws IOException, OcrException {
        Optional<String> python = interpreter(settings.command());
        if (python.isEmpty() || !settings.languages().contains("+")) {
            return "0";
        }
        String set = Arrays.stream(settings.languages().split("\\+", -1))
                .filter(language -> language.matches("[A-Za-z_/]+"))
                .map(language -> "'" + language + "'")
                .collect(Collectors.joining(", ", "{", "}"));
        for (int seed = 0; seed < TRIES; seed++) {
            List<String> command = List.of(python.get(), "-c", "print('+'.join(" + set + "))");
            Map<String, String> environment = Map.of("PYTHONHASHSEED", Integer.toString(seed));
            String order = ProgramRunner.run(command, directory, output, environment, TIMEOUT)
                    .output()
                    .strip();
            if (order.equals(settings.languages())) {
                return Integer.toString(seed);
            }
        }
        return "0";
    }

    /** The Python that runs the program, from the first line of its script. */
    private static Optional<String> interpreter(String command) throws IOException {
        Optional<Path> script = Stream.concat(
                        Stream.of(Path.of(command)),
                        Arrays.stream(System.getenv()
                                        .getOrDefault("PATH", "/usr/bin")
                                        .split(":", -1))
                                .map(folder -> Path.of(folder, command)))
                .filter(Path::isAbsolute)
                .filter(Files::isRegularFile)
                .findFirst();
        if (script.isEmpty()) {
            return Optional.empty();
        }
        try (BufferedReader lines = Files.newBufferedReader(script.get())) {
            String first = lines.readLine();
            if (first == null || !first.matches("#!\\s*/\\S*python[0-9.]*\\s*")) {
                return Optional.empty();
            }
            return Optional.of(first.substring(2).strip());
        } catch (MalformedInputException e) {
            return Optional.empty(); // a program, not a script
        }
    }
}
