package org.vanthu.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the same work on several threads for some time and counts how often a second it was done. */
final class Load {

    private Load() {}

    /** Work that is told which repetition it is; the numbers are 1, 2, 3 … over all threads. */
    @FunctionalInterface
    interface Work {
        void run(int ordinal) throws Exception;
    }

    /**
     * Measures after a warm-up of a third of the time.
     *
     * @return repetitions a second
     */
    static double perSecond(int threads, Duration time, AtomicInteger ordinals, Work work)
            throws InterruptedException, ExecutionException {
        return perSecond(threads, time.dividedBy(3), time, ordinals, work);
    }

    /** As {@link #perSecond(int, Duration, AtomicInteger, Work)}, after a warm-up of the given time. */
    static double perSecond(int threads, Duration warmUp, Duration time, AtomicInteger ordinals, Work work)
            throws InterruptedException, ExecutionException {
        run(threads, warmUp, ordinals, work);
        int before = ordinals.get();
        long start = System.nanoTime();
        run(threads, time, ordinals, work);
        return (ordinals.get() - before) * 1e9 / (System.nanoTime() - start);
    }

    private static void run(int threads, Duration time, AtomicInteger ordinals, Work work)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time.toNanos();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Void>> futures = new ArrayList<>();
            Callable<Void> loop = () -> {
                while (System.nanoTime() < end) {
                    work.run(ordinals.incrementAndGet());
                }
                return null;
            };
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(loop));
            }
            for (Future<Void> future : futures) {
                future.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
