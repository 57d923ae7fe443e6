package org.vanthu.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Command line of the generator: {@code --out DIR --count N --seed S [--secret N] [--complaints N] [--rough 1]}. */
public final class GenerateScans {

    private GenerateScans() {}

    /** Writes the scans and prints how many. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        String out = options.get("--out");
        if (out == null || arguments.length % 2 != 0) {
            System.err.println(
                    "usage: GenerateScans --out DIR --count N --seed S [--secret N] [--complaints N] [--rough 1]");
            System.exit(2);
            return;
        }
        Path directory = Path.of(out);
        ScanGenerator generator =
                new ScanGenerator(Long.parseLong(options.getOrDefault("--seed", "1")), options.containsKey("--rough"));
        int scans =
                generator.generate(directory, number(options, "--count", 12)).size();
        int secret = generator
                .generateSecret(directory, number(options, "--secret", 0))
                .size();
        int complaints = generator
                .generateComplaints(directory, number(options, "--complaints", 0))
                .size();
        System.out.println(scans + " scans, " + secret + " secret, " + complaints + " complaints in " + directory);
    }

    private static int number(Map<String, String> options, String name, int fallback) {
        return Integer.parseInt(options.getOrDefault(name, Integer.toString(fallback)));
    }
}
