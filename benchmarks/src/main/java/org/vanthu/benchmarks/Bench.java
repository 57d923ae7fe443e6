package org.vanthu.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs measurements and writes their tables into {@code docs/benchmarks.md}: {@code --root DIR [--quick] [NAME ...]}. A
 * table that was not measured in this run stays as it was.
 */
public final class Bench {

    private static final List<Benchmark> ALL = Stream.concat(
                    Stream.of(
                            new RegistrationBench(),
                            new NumberingBench(),
                            new CaptureBench(),
                            new ReadingBench(),
                            new SearchBench(),
                            new WorkBench(),
                            new DirectionBench(),
                            new IssueBench(),
                            new DirectiveBench(),
                            new YearEndBench(),
                            new RetentionBench(),
                            new StartBench(),
                            new ExchangeBench(),
                            new ExchangeFaultsBench()),
                    KillBench.all().stream())
            .toList();

    private Bench() {}

    /** Runs the named measurements, or all. */
    public static void main(String[] args) throws Exception {
        List<String> names = new ArrayList<>(List.of(args));
        boolean quick = names.remove("--quick");
        int root = names.indexOf("--root");
        Path checkout =
                Path.of(root < 0 ? "." : names.get(root + 1)).toAbsolutePath().normalize();
        if (root >= 0) {
            names.remove(root + 1);
            names.remove(root);
        }
        List<String> known = ALL.stream().map(Benchmark::name).toList();
        if (!known.containsAll(names)) {
            System.err.println("usage: bench [--quick] [NAME ...] with names of " + known);
            System.exit(2);
        }
        Workshop workshop = new Workshop(checkout, quick);
        for (Benchmark benchmark : ALL) {
            if (names.isEmpty() || names.contains(benchmark.name())) {
                System.out.println("== " + benchmark.name());
                String table = table(benchmark.run(workshop));
                System.out.println(table);
                if (!quick) {
                    keep(checkout.resolve("docs/benchmarks.md"), benchmark.name(), table);
                }
            }
        }
    }

    private static String table(List<Measurement> measurements) {
        StringBuilder text = new StringBuilder("Measured " + LocalDate.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh"))
                + " on " + Runtime.getRuntime().availableProcessors()
                + " cores.\n\n| what | ours | baseline | ratio | budget | kept |\n|---|---|---|---|---|---|\n");
        for (Measurement m : measurements) {
            text.append("| %s | %s | %s | %s | %s | %s |\n"
                    .formatted(m.what(), m.ours(), m.baseline(), m.ratio(), m.budget(), m.kept() ? "yes" : "**no**"));
        }
        return text.toString();
    }

    /** Replaces the section of the measurement in the document, or adds it. */
    static void keep(Path document, String name, String table) throws IOException {
        Map<String, String> sections = new LinkedHashMap<>();
        String head = "";
        if (Files.exists(document)) {
            String[] parts = Files.readString(document).split("(?m)^## ", -1);
            head = parts[0];
            for (int i = 1; i < parts.length; i++) {
                int end = parts[i].indexOf('\n');
                sections.put(
                        parts[i].substring(0, end).strip(),
                        parts[i].substring(end + 1).strip());
            }
        }
        sections.put(name, table.strip());
        StringBuilder text = new StringBuilder(head);
        sections.forEach((title, body) ->
                text.append("## ").append(title).append("\n\n").append(body).append("\n\n"));
        Files.writeString(document, text.toString().stripTrailing() + "\n", StandardCharsets.UTF_8);
    }
}
