package org.vanthu.exchange.outbox;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far a message has come at one recipient.
 *
 * @see "QCVN 102:2016/BTTTT, status messages"
 */
public enum DeliveryState {
    /** To be sent, or tried again. */
    WAITING("waiting"),
    /** The other side has said that it has stored it. */
    SENT("sent"),
    /** 01: there, the clerk has not acted. */
    ARRIVED("arrived"),
    /** 02: refused or returned, with the reason. */
    REFUSED("refused"),
    /** 03: registered. */
    RECEIVED("received"),
    /** 04: with the leader. */
    ASSIGNED("assigned"),
    /** 05: being processed. */
    IN_PROGRESS("inProgress"),
    /** 06: done. */
    DONE("done"),
    /** 15: the receiver gave it back after a recall. */
    RECALLED("recalled"),
    /** Given up, by a person or after the limit of attempts. */
    FAILED("failed"),
    /** Goes by post: there is no electronic way. */
    PAPER("paper");

    /** What counts as being on its way or handled at the other side. */
    private static final Set<DeliveryState> THERE = EnumSet.of(SENT, ARRIVED, RECEIVED, ASSIGNED, IN_PROGRESS, DONE);

    private final String code;

    DeliveryState(String code) {
        this.code = code;
    }

    /** The word in the table and over HTTP. */
    public String code() {
        return code;
    }

    /** Whether the other side has it. */
    public boolean isThere() {
        return THERE.contains(this);
    }

    /**
     * Whether what the other side says leads from this state to the other: states come in any order, and one that is
     * late takes nothing back.
     */
    boolean mayBecome(DeliveryState next) {
        return switch (this) {
            case WAITING, FAILED, SENT -> next != WAITING && next != PAPER;
            case REFUSED, RECALLED, PAPER -> false;
            default -> next == REFUSED || next == RECALLED || (next.isThere() && next.compareTo(this) > 0);
        };
    }

    /** The state behind a word. */
    public static Optional<DeliveryState> find(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }

    static DeliveryState of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("no state of a delivery: " + code));
    }
}
