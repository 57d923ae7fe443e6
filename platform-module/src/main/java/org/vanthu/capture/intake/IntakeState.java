package org.vanthu.capture.intake;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where an entry stands. The arrows are all there are; anything else is a programming error. */
public enum IntakeState {
    /** Lies in the scan folder; perhaps still being written. */
    SEEN("seen"),
    /** Non-empty and unchanged for long enough; waits to be stored. */
    STABLE("stable"),
    /** In the content store, committed; waits to be read. */
    STORED("stored"),
    /** Waits for the clerk. */
    AWAITING_CHECK("awaitingCheck"),
    /** Read; came beside another entry and shares what becomes of it, until a clerk makes it an entry of its own. */
    ATTACHED("attached"),
    /** Has an arrival number. */
    REGISTERED("registered"),
    /**
     * Damaged, empty or locked by a password: kept where it is, nothing stored; a better copy under the same name is
     * taken up by itself.
     */
    QUARANTINED("quarantined"),
    /** The same bytes are in already, or the entry was merged into another. */
    DUPLICATE("duplicate"),
    /** Must not or need not be registered: forbidden type, secret, complaint letter, discarded by the clerk. */
    REFUSED("refused"),
    /** Something outside the file went wrong; tried again by itself. */
    FAILED("failed");

    private final String code;

    IntakeState(String code) {
        this.code = code;
    }

    /** The word in the table and over HTTP. */
    public String code() {
        return code;
    }

    /** Whether nothing more happens to the entry by itself. */
    public boolean isFinal() {
        return this == REGISTERED || this == DUPLICATE || this == REFUSED;
    }

    /** Whether an entry may go from this state to the other. */
    public boolean canBecome(IntakeState next) {
        return next == this || next().contains(next);
    }

    private Set<IntakeState> next() {
        return switch (this) {
            case SEEN -> EnumSet.of(STABLE, QUARANTINED, REFUSED, FAILED);
            case STABLE -> EnumSet.of(SEEN, STORED, DUPLICATE, QUARANTINED, REFUSED, FAILED);
            case STORED -> EnumSet.of(AWAITING_CHECK, ATTACHED, REFUSED, FAILED, REGISTERED, DUPLICATE);
            case AWAITING_CHECK -> EnumSet.of(STORED, REGISTERED, REFUSED, DUPLICATE);
            case ATTACHED -> EnumSet.of(AWAITING_CHECK, REFUSED);
            case QUARANTINED -> EnumSet.of(SEEN, STABLE, REFUSED);
            case FAILED -> EnumSet.of(SEEN, STABLE, STORED, QUARANTINED, DUPLICATE, REFUSED, AWAITING_CHECK);
            case REGISTERED, DUPLICATE, REFUSED -> EnumSet.noneOf(IntakeState.class);
        };
    }

    /** The state behind a word of the table. */
    public static IntakeState of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("no intake state '" + code + "'"));
    }

    static Optional<IntakeState> find(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code.equals(code)
                        || state.name().toLowerCase(Locale.ROOT).equals(code))
                .findFirst();
    }
}
