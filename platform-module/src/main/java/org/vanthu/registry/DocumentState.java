package org.vanthu.registry;

/** States of an incoming document, as the model and the tables write them. */
public final class DocumentState {

    /** Captured, not checked by a clerk yet. */
    public static final String AWAITING_CHECK = "awaitingCheck";

    /** No document of its own: a file that came beside one and shares what becomes of it. */
    public static final String ATTACHED = "attached";

    /** Waits for a leader's direction before it gets a number (chờ bút phê). */
    public static final String AWAITING_DIRECTION = "awaitingDirection";

    /** Has its number and its entry in a register. */
    public static final String REGISTERED = "registered";

    /** The registration was withdrawn with a reason; the number stays used. */
    public static final String VOIDED = "voided";

    /** Its time is over and its content was destroyed; what the register says of it stays. */
    public static final String DESTROYED = "destroyed";

    private DocumentState() {}
}
