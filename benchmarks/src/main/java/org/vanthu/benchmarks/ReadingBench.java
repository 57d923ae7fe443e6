package org.vanthu.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How much of a set of scans that nobody tuned on is read right, field by field. */
final class ReadingBench implements Benchmark {

    /** Nobody looked at these scans while the reader was written; take another seed when somebody has. */
    private static final String SEED = "815029";

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
        Map<String, ReadingAccuracy.Score> scores = ReadingAccuracy.run(
                workshop.fresh("reading").resolve("scans"),
                Map.of("--count", count, "--seed", SEED, "--secret", "0", "--complaints", "0", "--rough", "1"));
        List<Measurement> rows = new ArrayList<>();
        scores.forEach((field, score) -> rows.add(row(field, score)));
        rows.add(sure(scores.values()));
        return rows;
    }

    private static Measurement row(String field, ReadingAccuracy.Score score) {
        double right = 100.0 * score.right / Math.max(1, score.all);
        double budget = STRICT.contains(field) ? STRICT_PERCENT : PERCENT;
        return new Measurement(
                "reading, rough scans of seed " + SEED + ": " + field,
                "%.1f %% right".formatted(right),
                score.all + " asked",
                "%.1f %% nearly right".formatted(100.0 * score.near / Math.max(1, score.all)),
                "≥ %.0f %%".formatted(budget),
                right >= budget);
    }

    /** Whether the desk may trust what it does not mark as doubtful. */
    private static Measurement sure(Collection<ReadingAccuracy.Score> scores) {
        int sure = scores.stream().mapToInt(score -> score.sure).sum();
        double right =
                100.0 * scores.stream().mapToInt(score -> score.sureRight).sum() / Math.max(1, sure);
        return new Measurement(
                "values with confidence ≥ 0.9", "%.1f %% right".formatted(right), sure + " values", "–", "–", true);
    }
}
