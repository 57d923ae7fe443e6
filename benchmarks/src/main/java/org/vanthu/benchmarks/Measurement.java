package org.vanthu.benchmarks;

/**
 * One row of the table.
 *
 * @param what the budget's subject
 * @param ours the figure measured, with its unit
 * @param baseline the figure of the baseline in the same run, with its unit, and what it is
 * @param ratio ours to the baseline, or what the budget compares
 * @param budget the budget of the design
 * @param kept whether the budget is kept
 */
record Measurement(String what, String ours, String baseline, String ratio, String budget, boolean kept) {

    /** A throughput against that of a baseline: at least so many times the baseline. */
    static Measurement atLeast(
            String what, double perSecond, String baselineName, double baselinePerSecond, double times) {
        double ratio = perSecond / baselinePerSecond;
        return new Measurement(
                what,
                "%.0f/s".formatted(perSecond),
                "%.0f/s %s".formatted(baselinePerSecond, baselineName),
                "%.2f".formatted(ratio),
                "≥ %s ×".formatted(times),
                ratio >= times);
    }

    /** A time against that of a baseline: at most so many times the baseline. */
    static Measurement atMost(String what, double millis, String baselineName, double baselineMillis, double times) {
        double ratio = millis / baselineMillis;
        return new Measurement(
                what,
                "%.1f ms".formatted(millis),
                "%.1f ms %s".formatted(baselineMillis, baselineName),
                "%.2f".formatted(ratio),
                "≤ %s ×".formatted(times),
                ratio <= times);
    }
}
