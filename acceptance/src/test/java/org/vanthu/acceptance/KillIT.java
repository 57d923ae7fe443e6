package org.vanthu.acceptance;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KillIT {

    private static final int ROUNDS = 3;

    @Test
    @Requirement({"R001-021", "R002-058"})
    void aKillAtAnyMomentLeavesNoGapNoDoubleNoHalfAndNoLostFile() throws Exception {
        KillRounds rounds = new KillRounds(Site.fresh("kill"), 20261122);

        assertThat(rounds.run(ROUNDS)).isEmpty();
        assertThat(rounds.confirmed()).isPositive();
    }

    @Test
    void aStopAtAnyMomentEndsInOrderAndLosesNothing() throws Exception {
        KillRounds rounds = new KillRounds(Site.fresh("stop"), 20261123);

        assertThat(rounds.stop()).isEmpty();
        assertThat(rounds.confirmed()).isPositive();
    }
}
