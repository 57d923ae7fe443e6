package org.vanthu.acceptance;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

class KillIT {

    /** A few; {@code ./run.sh bench} has fifty of each kind. */
    private static final int ROUNDS = 2;

    /** Each kills a run, its undoing and a destruction. */
    private static final int BATCH_ROUNDS = 1;

    @BeforeAll
    static void onlyOnASiteOfItsOwn() {
        assumeFalse(Site.isGiven(), "kills the process of the site, which a site that is given must be spared");
    }

    @Test
    @Requirement({"R001-021", "R002-058"})
    void aKillAtAnyMomentLeavesNoGapNoDoubleNoHalfAndNoLostFile() throws Exception {
        KillRounds rounds = new KillRounds(Site.fresh("kill"), 20261122);

        assertThat(rounds.run(ROUNDS)).isEmpty();
        assertThat(rounds.confirmed()).isPositive();
    }

    @Test
    @Requirement({"R000-049", "R001-037"})
    void aKillAtAnyMomentLeavesNoNumberWithoutADocumentNoneIssuedTwiceAndNoHalfSignature() throws Exception {
        IssueKillRounds rounds = new IssueKillRounds(Site.fresh("kill-issue"), 20261124);

        assertThat(rounds.run(ROUNDS)).isEmpty();
        assertThat(rounds.issued()).isPositive();
    }

    @Test
    @Requirement({"R000-079", "R002-121"})
    void aKillAtAnyMomentLeavesTheLedgerOfALongRunAndTheDossiersInAgreement() throws Exception {
        BatchKillRounds rounds = new BatchKillRounds(Site.fresh("kill-batch"), 20261125);

        assertThat(rounds.run(BATCH_ROUNDS)).isEmpty();
        assertThat(rounds.ended()).isPositive();
        assertThat(rounds.destroyed()).isPositive();
    }

    @Test
    @Requirement({"R001-001", "R002-033"})
    void aKillOfEitherSiteAtAnyMomentLosesAndDoublesNoMessage() throws Exception {
        ExchangeKillRounds rounds = new ExchangeKillRounds(Site.fresh("kill-exchange"), 20261127);

        assertThat(rounds.run(ROUNDS)).isEmpty();
        assertThat(rounds.messages()).isPositive();
    }

    @Test
    void aStopAtAnyMomentEndsInOrderAndLosesNothing() throws Exception {
        KillRounds rounds = new KillRounds(Site.fresh("stop"), 20261123);

        assertThat(rounds.stop()).isEmpty();
        assertThat(rounds.confirmed()).isPositive();
    }
}
