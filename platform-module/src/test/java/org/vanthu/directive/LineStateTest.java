package org.vanthu.directive;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The state model of docs/features/directive.md, every pair of states. */
class LineStateTest {

    private static final Map<LineState, Set<LineState>> ALLOWED = new EnumMap<>(Map.of(
            LineState.DRAFTED, EnumSet.of(LineState.GIVEN),
            LineState.GIVEN,
                    EnumSet.of(
                            LineState.REGISTERED,
                            LineState.IN_PROGRESS,
                            LineState.REPORTED,
                            LineState.RETURNED,
                            LineState.WITHDRAWN),
            LineState.REGISTERED,
                    EnumSet.of(
                            LineState.GIVEN,
                            LineState.IN_PROGRESS,
                            LineState.REPORTED,
                            LineState.RETURNED,
                            LineState.WITHDRAWN),
            LineState.IN_PROGRESS,
                    EnumSet.of(LineState.GIVEN, LineState.REPORTED, LineState.RETURNED, LineState.WITHDRAWN),
            LineState.REPORTED, EnumSet.of(LineState.COMPLETED, LineState.IN_PROGRESS, LineState.WITHDRAWN),
            LineState.COMPLETED, EnumSet.of(LineState.IN_PROGRESS),
            LineState.RETURNED, EnumSet.of(LineState.GIVEN, LineState.WITHDRAWN),
            LineState.WITHDRAWN, EnumSet.noneOf(LineState.class)));

    @ParameterizedTest
    @EnumSource(LineState.class)
    void becomesWhatTheModelSaysAndNothingElse(LineState state) {
        for (LineState next : LineState.values()) {
            assertThat(state.mayBecome(next))
                    .as(state + " -> " + next)
                    .isEqualTo(Objects.requireNonNull(ALLOWED.get(state)).contains(next));
        }
    }

    @ParameterizedTest
    @EnumSource(LineState.class)
    void isFoundByItsCodeAndRunsUntilItIsCompletedOrWithdrawn(LineState state) {
        assertThat(LineState.of(state.code())).isEqualTo(state);
        assertThat(state.isRunning()).isEqualTo(state != LineState.COMPLETED && state != LineState.WITHDRAWN);
    }
}
