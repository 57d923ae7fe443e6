package org.vanthu.registry;

import java.time.LocalDate;
import java.util.Optional;

/** Which documents of an agency a list shows, and in which order. */
record DocumentFilter(
        String agency,
        Optional<String> register,
        Optional<Integer> year,
        Optional<String> query,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<String> state,
        Optional<String> type,
        Optional<Integer> urgency,
        Sort sort,
        boolean descending) {

    /** What a list may be sorted by; each has an index. */
    enum Sort {
        ARRIVAL_NUMBER("arrivalNumber"),
        RECEIVED_AT("receivedAt"),
        ISSUED_DATE("issuedDate");

        private final String text;

        Sort(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
