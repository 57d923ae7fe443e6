package org.vanthu.exchange.inbox;

import java.util.Arrays;
import java.util.Optional;

/** Where something that came in stands. */
public enum ArrivalState {
    /** A document that waits for the clerk. */
    WAITING("waiting"),
    /** Returned by the clerk, or by a check of its file. */
    REFUSED("refused"),
    /** Registered. */
    RECEIVED("received"),
    /** With the leader. */
    ASSIGNED("assigned"),
    /** Being processed. */
    IN_PROGRESS("inProgress"),
    /** Done. */
    DONE("done"),
    /** Given back after a recall. */
    RECALLED("recalled"),
    /** A recall that waits for the clerk. */
    DECIDING("deciding"),
    /** A recall that was agreed to. */
    AGREED("agreed"),
    /** A recall that was declined. */
    DECLINED("declined");

    private final String code;

    ArrivalState(String code) {
        this.code = code;
    }

    /** The word in the table and over HTTP. */
    public String code() {
        return code;
    }

    /** Whether a document has been registered and is still ours. */
    boolean isRegistered() {
        return this == RECEIVED || this == ASSIGNED || this == IN_PROGRESS || this == DONE;
    }

    /** The state behind a word. */
    public static Optional<ArrivalState> find(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }

    static ArrivalState of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("no state of an arrival: " + code));
    }
}
