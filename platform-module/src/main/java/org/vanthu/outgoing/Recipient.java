package org.vanthu.outgoing;

import java.time.Instant;
import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * To whom a document goes.
 *
 * @param kind {@code unit}, {@code person}, {@code agency} or {@code other}
 * @param code the unit, user name or agency; empty for free text
 * @param purpose {@code action}, {@code check}, {@code know} or {@code archive}
 * @param mode how this one gets it where that differs from the document, or empty
 * @param delivery {@code waiting}, {@code sent}, {@code failed}, {@code arrived}, {@code refused}, {@code received},
 *     {@code assigned}, {@code inProgress}, {@code done} or {@code recalled}; empty before the issuing
 */
record Recipient(
        int ordinal,
        String kind,
        String code,
        String name,
        String purpose,
        int copies,
        String mode,
        String delivery,
        @Nullable Instant deliveredAt,
        String deliveryNote,
        @Nullable LocalDate dispatchedOn,
        int envelopes) {}
