package org.vanthu.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much of a set of scans that nobody tuned on is read right, field by field. */
final class ReadingBench implements Benchmark {

    /** Not used while the reader was written; take another when somebody has looked at this one. */
    private static final String SEED = "90731";

    private static final Set<String> STRICT = Set.of("number", "issuedDate");
    private static final double STRICT_PERCENT = 97;
    private static final double PERCENT = 90;

    @Override
    public String name() {
        return "reading";
    }

    @Override
    public List<Measurement> run(Workshop workshop) throws Exception {
        String count = String.valueOf(workshop.size(60, 4));
        Map<String, int[]> counts = ReadingAccuracy.run(
                workshop.fresh("reading").resolve("scans"),
                Map.of("--count", count, "--seed", SEED, "--secret", "6", "--complaints", "4"));
        return counts.entrySet().stream()
                .map(field -> row(field.getKey().strip(), field.getValue()))
                .toList();
    }

    private static Measurement row(String field, int[] counts) {
        double right = 100.0 * counts[1] / Math.max(1, counts[0]);
        double budget = STRICT.contains(field) ? STRICT_PERCENT : PERCENT;
        return new Measurement(
                "reading: " + field,
                "%.1f %% right".formatted(right),
                counts[0] + " documents that have it",
                "%.1f %% nearly right".formatted(100.0 * counts[2] / Math.max(1, counts[0])),
                "≥ %.0f %%".formatted(budget),
                right >= budget);
    }
}
