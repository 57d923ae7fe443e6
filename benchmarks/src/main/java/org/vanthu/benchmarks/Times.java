package org.vanthu.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/** How long repetitions of something took. */
final class Times {

    private final List<Double> millis = new ArrayList<>();

    /** Does it once more, and counts how long that took. */
    <T> T measure(Callable<T> work) throws Exception {
        long start = System.nanoTime();
        T result = work.call();
        millis.add((System.nanoTime() - start) / 1e6);
        return result;
    }

    double last() {
        return millis.get(millis.size() - 1);
    }

    double percentile(int percent) {
        List<Double> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }
}
