package org.vanthu.reorganization;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The reorganization of a closed year of an agency.
 *
 * @param position the document up to which proposals were made
 * @param quietDays a dossier into which nothing came for so many days, and against the end of which nothing stands, is
 *     ended; others are carried over
 * @param registers what was found in the registers of the year
 * @param runId the long run that does it, or null before it was proposed
 */
record Plan(
        long id,
        String agency,
        int year,
        String stage,
        String position,
        int quietDays,
        List<RegisterCheck> registers,
        @Nullable Long runId,
        String beganBy,
        Instant beganAt,
        long version) {

    /** The registers are verified and proposals made, in the background. */
    static final String PREPARING = "preparing";

    /** The archivist decides about the proposals and proposes the run. */
    static final String PREPARED = "prepared";

    Plan {
        registers = List.copyOf(registers);
    }

    /**
     * A register of the year.
     *
     * @param unused how many of its numbers are used by no document
     * @param ok whether its chain of entries is whole
     */
    record RegisterCheck(String id, String kind, String name, boolean closed, long entries, long unused, boolean ok) {}
}
