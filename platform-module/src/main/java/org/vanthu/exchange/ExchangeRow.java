package org.vanthu.exchange;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.IntakeState;

/**
 * A document on its way, with the entry that it became at the receiver.
 *
 * @param confirmedAt when somebody of the receiver said that it came, or null
 */
record ExchangeRow(
        long id,
        long version,
        Shipment shipment,
        Instant sentAt,
        String sentBy,
        @Nullable Instant confirmedAt,
        @Nullable String confirmedBy,
        Intake entry) {

    /** Where it stands: {@code sent}, {@code confirmed}, {@code registered} or {@code refused}. */
    String state() {
        if (entry.state() == IntakeState.REGISTERED) {
            return "registered";
        }
        if (entry.state() == IntakeState.REFUSED) {
            return "refused";
        }
        return confirmedAt == null ? "sent" : "confirmed";
    }

    /** Whether an outside unit reads the file here: what a clerk registered is read in the register. */
    boolean isReadable() {
        return entry.stored() != null && entry.state() != IntakeState.REGISTERED;
    }
}
