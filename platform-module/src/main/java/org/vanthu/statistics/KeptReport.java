package org.vanthu.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A report as it was when it was kept.
 *
 * @param scheduled whether it was made by itself
 * @param sent what became of the message to whom, by user name
 * @param figures the report itself; in lists left out
 */
public record KeptReport(
        String id,
        String agency,
        String subject,
        String by,
        LocalDate from,
        LocalDate to,
        Instant madeAt,
        String madeBy,
        String madeByName,
        boolean scheduled,
        Map<String, String> sent,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Report figures) {

    /** The figures of a report that was read as a whole. */
    Report report() {
        if (figures == null) {
            throw new IllegalStateException("report " + id + " was read without its figures");
        }
        return figures;
    }
}
