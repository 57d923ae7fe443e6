package org.vanthu.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much of a set of scans that nobody tuned on is read right, field by field. */
final class ReadingBench implements Benchmark {

    /** A set of scans. Nobody looked at them while the reader was written; take another seed when somebody has. */
    private record Scans(String name, String seed, boolean rough) {}

    /** Skewed, noisy, stamped, of all 29 types: what the budget is for. And what an office gets on bad days. */
    private static final List<Scans> SETS =
            List.of(new Scans("tidy", "640253", false), new Scans("rough", "815029", true));

    private static final Set<String> STRICT = Set.of("number", "issuedDate");
    private static final double STRICT_PERCENT = 97;
    private static final double PERCENT = 90;

    @Override
    public String name() {
        return "reading";
    }

    @Override
    public List<Measurement> run(Workshop workshop) throws Exception {
        List<Measurement> rows = new ArrayList<>();
        for (Scans scans : SETS) {
            Map<String, String> options =
                    new HashMap<>(Map.of("--seed", scans.seed(), "--secret", "0", "--complaints", "0"));
            options.put("--count", String.valueOf(workshop.size(60, 4)));
            if (scans.rough()) {
                options.put("--rough", "1");
            }
            Map<String, ReadingAccuracy.Score> scores = ReadingAccuracy.run(
                    workshop.fresh("reading-" + scans.name()).resolve("scans"), options);
            scores.forEach((field, score) -> rows.add(row(scans, field, score)));
            rows.add(sure(scans, scores.values()));
        }
        return rows;
    }

    private static Measurement row(Scans scans, String field, ReadingAccuracy.Score score) {
        double right = 100.0 * score.right / Math.max(1, score.all);
        double budget = STRICT.contains(field) ? STRICT_PERCENT : PERCENT;
        return new Measurement(
                "reading, " + scans.name() + " scans of seed " + scans.seed() + ": " + field,
                "%.1f %% right".formatted(right),
                score.all + " asked",
                "%.1f %% nearly right".formatted(100.0 * score.near / Math.max(1, score.all)),
                "≥ %.0f %%".formatted(budget),
                right >= budget);
    }

    /** Whether the desk may trust what it does not mark as doubtful. */
    private static Measurement sure(Scans scans, Collection<ReadingAccuracy.Score> scores) {
        int sure = scores.stream().mapToInt(score -> score.sure).sum();
        double right =
                100.0 * scores.stream().mapToInt(score -> score.sureRight).sum() / Math.max(1, sure);
        return new Measurement(
                scans.name() + " scans: values with confidence ≥ 0.9",
                "%.1f %% right".formatted(right),
                sure + " values",
                "–",
                "–",
                true);
    }
}
