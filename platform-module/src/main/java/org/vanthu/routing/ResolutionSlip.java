package org.vanthu.routing;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a Phiếu giải quyết văn bản đến holds.
 *
 * @param agency who resolves it
 * @param document type, number, date and issuer
 * @param subject the abstract
 * @param arrival arrival number and date
 * @param leaders what the leaders of the agency said
 * @param heads what the heads of units said
 * @param handlers what those said who resolve it
 * @param end how it ended, or null
 * @see "Decree 30/2020/NĐ-CP, Appendix IV"
 */
record ResolutionSlip(
        String agency,
        String document,
        String subject,
        String arrival,
        List<Opinion> leaders,
        List<Opinion> heads,
        List<Opinion> handlers,
        @Nullable String end) {

    ResolutionSlip {
        leaders = List.copyOf(leaders);
        heads = List.copyOf(heads);
        handlers = List.copyOf(handlers);
    }

    /**
     * What somebody said.
     *
     * @param parts who was given what, until when: one line each
     * @param by full names of who said it, and of who entered it
     */
    record Opinion(String text, List<String> parts, String by, Instant at) {
        Opinion {
            parts = List.copyOf(parts);
        }
    }
}
