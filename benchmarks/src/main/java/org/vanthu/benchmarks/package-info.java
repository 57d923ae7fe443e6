/**
 * Measurements of the budgets of the design. Every figure is a ratio to a baseline measured in the same run on the same
 * machine, because machines differ and drift. Entry type {@link org.vanthu.benchmarks.Bench}; each measurement is a
 * {@link org.vanthu.benchmarks.Benchmark}.
 */
@NullMarked
package org.vanthu.benchmarks;

import org.jspecify.annotations.NullMarked;
