package org.vanthu.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A report: figures by row, and their sum. It is kept as it is.
 *
 * @param asOf until when what happened is counted
 * @param measures the names of the figures, in their order
 * @param threshold from how many overdue a row is marked
 */
record Report(
        String subject,
        String agency,
        String agencyName,
        LocalDate from,
        LocalDate to,
        Instant asOf,
        String by,
        boolean below,
        Map<String, String> filters,
        List<String> measures,
        List<Row> rows,
        Row total,
        int threshold) {

    /**
     * One row.
     *
     * @param key what it is asked for with, as the filter of its dimension
     * @param rank its place among the rows, by the share done in time; rows with the same share have the same; null
     *     where nothing was due
     * @param rate the share done in time of what is done or overdue, in tenths of a per cent, or null
     * @param above whether as much or more is overdue than the threshold
     */
    record Row(
            String key,
            String name,
            @Nullable Integer rank,
            @Nullable Integer rate,
            boolean above,
            Map<String, Long> figures) {}

    /** The sums of one part of the period. */
    record Part(LocalDate from, LocalDate to, Map<String, Long> figures) {}
}
