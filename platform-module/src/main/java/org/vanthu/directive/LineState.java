package org.vanthu.directive;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * How far one executor is with one directive.
 *
 * @see "requirements, section D, task"
 */
enum LineState {
    /** Soạn cùng dự thảo. */
    DRAFTED("drafted"),
    /** Đã giao: sent, not registered there yet. */
    GIVEN("given"),
    /** Registered at the executor, or begun at a unit of the giver; waits to be taken up. */
    REGISTERED("registered"),
    /** Đang thực hiện. */
    IN_PROGRESS("inProgress"),
    /** Đã báo cáo kết quả: the document with the result was issued. */
    REPORTED("reported"),
    /** Hoàn thành: the officer approved the result. */
    COMPLETED("completed"),
    /** Trả lại: wrong, or not the executor's. */
    RETURNED("returned"),
    /** Thu hồi: nothing is to be done any more. */
    WITHDRAWN("withdrawn");

    private static final Set<LineState> AT_EXECUTOR = EnumSet.of(GIVEN, REGISTERED, IN_PROGRESS);

    private final String code;

    LineState(String code) {
        this.code = code;
    }

    /** The name in tables and over HTTP. */
    String code() {
        return code;
    }

    static LineState of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state of a line: " + code));
    }

    /** Whether something is still to be done. */
    boolean isRunning() {
        return this != COMPLETED && this != WITHDRAWN;
    }

    /** Whether the executor has it to do. */
    boolean isAtExecutor() {
        return AT_EXECUTOR.contains(this);
    }

    /** Whether one step leads from this state to the other. */
    boolean mayBecome(LineState next) {
        return switch (this) {
            case DRAFTED -> next == GIVEN;
            case GIVEN ->
                EnumSet.of(REGISTERED, IN_PROGRESS, REPORTED, RETURNED, WITHDRAWN)
                        .contains(next);
            case REGISTERED ->
                EnumSet.of(GIVEN, IN_PROGRESS, REPORTED, RETURNED, WITHDRAWN).contains(next);
            case IN_PROGRESS -> EnumSet.of(GIVEN, REPORTED, RETURNED, WITHDRAWN).contains(next);
            case REPORTED -> EnumSet.of(COMPLETED, IN_PROGRESS, WITHDRAWN).contains(next);
            case COMPLETED -> next == IN_PROGRESS;
            case RETURNED -> next == GIVEN || next == WITHDRAWN;
            case WITHDRAWN -> false;
        };
    }
}
