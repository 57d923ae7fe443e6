package org.vanthu.routing;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * How far the processing of a registered incoming document is. Before it there is {@code awaitingDirection}, which is
 * the registry's.
 *
 * @see "requirements, section D, incoming document"
 */
enum IncomingState {
    /** Chờ phân công: with the one who directs. */
    AWAITING_ASSIGNMENT("awaitingAssignment"),
    /** Đã phân công, đang xử lý. */
    IN_PROGRESS("inProgress"),
    /** Chờ đủ để xử lý: for papers, a verification or a meeting. */
    WAITING("waiting"),
    /** Đã xử lý: a document that answers it was issued. */
    DONE("done"),
    /** Kết thúc, lưu tham khảo. */
    FILED("filed"),
    /** Kết thúc, không xử lý, with the reason. */
    DECLINED("declined"),
    /** Kết thúc, đã có văn bản giải quyết trước. */
    ANSWERED_EARLIER("answeredEarlier"),
    /** Bị thu hồi, đã hủy: nothing is done with it any more. */
    RECALLED("recalled");

    private static final Set<IncomingState> ENDS = EnumSet.of(DONE, FILED, DECLINED, ANSWERED_EARLIER);

    private final String code;

    IncomingState(String code) {
        this.code = code;
    }

    /** The name in tables, in the model and over HTTP. */
    String code() {
        return code;
    }

    static IncomingState of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state of an incoming document: " + code));
    }

    /** Whether the processing has ended; it may be taken up again. */
    boolean isEnded() {
        return ENDS.contains(this);
    }

    /** Whether one step leads from this state to the other. */
    boolean mayBecome(IncomingState next) {
        return switch (this) {
            case AWAITING_ASSIGNMENT -> next == IN_PROGRESS || next == FILED || next == DONE || next == RECALLED;
            case IN_PROGRESS -> next != IN_PROGRESS;
            case WAITING ->
                EnumSet.of(IN_PROGRESS, AWAITING_ASSIGNMENT, DONE, RECALLED).contains(next);
            case DONE, FILED, DECLINED, ANSWERED_EARLIER ->
                next == IN_PROGRESS || next == AWAITING_ASSIGNMENT || next == RECALLED;
            case RECALLED -> false;
        };
    }
}
