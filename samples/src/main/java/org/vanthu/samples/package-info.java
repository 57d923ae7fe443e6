/**
 * Makes scans of invented official documents by the layout of Decree 30/2020, with the truth beside each, for the
 * sample site, the tests and the benchmarks. Entry type: {@link org.vanthu.samples.GenerateScans}. Depends on nothing
 * else of ours; the same seed gives the same documents.
 */
@NullMarked
package org.vanthu.samples;

import org.jspecify.annotations.NullMarked;
