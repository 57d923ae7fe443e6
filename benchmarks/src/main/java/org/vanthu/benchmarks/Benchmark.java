package org.vanthu.benchmarks;

import java.util.List;

/** One measurement that {@code ./run.sh bench NAME} runs. */
interface Benchmark {

    /** The name on the command line. */
    String name();

    /**
     * Measures.
     *
     * @param workshop where to put files, and how large the run is to be
     */
    List<Measurement> run(Workshop workshop) throws Exception;
}
