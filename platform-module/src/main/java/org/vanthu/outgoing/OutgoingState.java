package org.vanthu.outgoing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where an outgoing document stands: what it waits for, or how it ended.
 *
 * @see "docs/features/outgoing.md"
 */
public enum OutgoingState {
    /** Being drafted (dự thảo). */
    DRAFT("draft"),
    /** Given back to the drafter with a reason (trả lại sửa). */
    RETURNED("returned"),
    /** Submitted; waits for the head of the unit to check the content. */
    REVIEW("review"),
    /** Content checked; waits for the check of form. */
    FORM_CHECK("formCheck"),
    /** Form checked; the submission waits for the person competent to sign. */
    APPROVE("approve"),
    /** Approved; waits for the signature. */
    SIGN("sign"),
    /** Signed; waits for number and date. */
    NUMBER("number"),
    /** Numbered; waits for the seal or the signature of the organisation. */
    SEAL("seal"),
    /** Sealed; waits to be issued. */
    ISSUE("issue"),
    /** Issued. */
    ISSUED("issued"),
    /** Given up before it had a number. */
    CANCELLED("cancelled"),
    /** Given up after it had a number, which stays used. */
    VOIDED("voided");

    private final String code;

    OutgoingState(String code) {
        this.code = code;
    }

    /** The name in tables, in the model and over HTTP. */
    public String code() {
        return code;
    }

    /** The step of the process that a document in this state waits at; empty when it has ended. */
    public String step() {
        return switch (this) {
            case DRAFT, RETURNED -> DRAFT.code;
            case ISSUED, CANCELLED, VOIDED -> "";
            default -> code;
        };
    }

    /** Whether the drafter works on it. */
    public boolean isWithDrafter() {
        return this == DRAFT || this == RETURNED;
    }

    /** Whether its words were approved, so that a change goes back to the signer. */
    public boolean isApproved() {
        return List.of(SIGN, NUMBER, SEAL, ISSUE, ISSUED, VOIDED).contains(this);
    }

    /** Whether it has ended. */
    public boolean isOver() {
        return step().isEmpty();
    }

    static OutgoingState of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("no state " + code));
    }

    static Optional<OutgoingState> find(String code) {
        return Arrays.stream(values()).filter(state -> state.code.equals(code)).findFirst();
    }
}
