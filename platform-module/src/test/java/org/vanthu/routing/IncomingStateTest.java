package org.vanthu.routing;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vanthu.routing.IncomingState.ANSWERED_EARLIER;
import static org.vanthu.routing.IncomingState.AWAITING_ASSIGNMENT;
import static org.vanthu.routing.IncomingState.DECLINED;
import static org.vanthu.routing.IncomingState.DONE;
import static org.vanthu.routing.IncomingState.FILED;
import static org.vanthu.routing.IncomingState.IN_PROGRESS;
import static org.vanthu.routing.IncomingState.RECALLED;
import static org.vanthu.routing.IncomingState.WAITING;

/** The state model of an incoming document, section D of the requirements: these transitions and no other. */
class IncomingStateTest {

    @Test
    @Requirement({"R000-045", "R000-047", "R000-054", "R000-059", "R001-019"})
    void exactlyTheTransitionsOfTheModelArePossible() {
        Map<IncomingState, Set<IncomingState>> model = new EnumMap<>(IncomingState.class);
        model.put(AWAITING_ASSIGNMENT, EnumSet.of(IN_PROGRESS, FILED, DONE, RECALLED));
        model.put(
                IN_PROGRESS,
                EnumSet.of(AWAITING_ASSIGNMENT, WAITING, DONE, FILED, DECLINED, ANSWERED_EARLIER, RECALLED));
        model.put(WAITING, EnumSet.of(IN_PROGRESS, AWAITING_ASSIGNMENT, DONE, RECALLED));
        for (IncomingState end : EnumSet.of(DONE, FILED, DECLINED, ANSWERED_EARLIER)) {
            model.put(end, EnumSet.of(IN_PROGRESS, AWAITING_ASSIGNMENT, RECALLED));
            assertThat(end.isEnded()).isTrue();
        }
        model.put(RECALLED, EnumSet.noneOf(IncomingState.class));

        for (IncomingState from : IncomingState.values()) {
            for (IncomingState to : IncomingState.values()) {
                assertThat(from.mayBecome(to))
                        .as(from + " -> " + to)
                        .isEqualTo(model.get(from).contains(to));
            }
        }
    }

    @Test
    void codesNameTheStates() {
        for (IncomingState state : IncomingState.values()) {
            assertThat(IncomingState.of(state.code())).isEqualTo(state);
        }
    }
}
