package org.vanthu.directive;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * A document that orders work and was not drafted here, as it is sent.
 *
 * @param kind {@code conclusion} of a meeting, or {@code paper}
 */
record SourceForm(
        @Nullable String agency,
        @Nullable String kind,
        @Nullable String number,
        @Nullable LocalDate date,
        @Nullable String subject,
        @Nullable String signerName,
        @Nullable Integer urgency,
        @Nullable String secrecy) {}
