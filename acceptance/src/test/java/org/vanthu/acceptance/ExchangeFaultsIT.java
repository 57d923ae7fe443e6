package org.vanthu.acceptance;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

class ExchangeFaultsIT {

    private static final int MESSAGES = 120;
    private static final int RECEIVERS = 3;

    @BeforeAll
    static void onlyOnSitesOfItsOwn() {
        assumeFalse(Site.isGiven(), "starts sites of its own");
    }

    @Test
    @Requirement({"R001-001", "R002-033"})
    void overLinesThatBreakEveryMessageIsReceivedOnceOrRefusedOrKnownAsFailed() throws Exception {
        ExchangeFaults faults = new ExchangeFaults(Site.fresh("exchange-faults"), 20261128, RECEIVERS);

        assertThat(faults.run(MESSAGES)).isEmpty();
        assertThat(faults.messages()).isGreaterThanOrEqualTo(MESSAGES);
        assertThat(faults.states()).containsOnlyKeys("arrived", "refused", "failed");
        assertThat(faults.struck()).isNotEmpty();
    }
}
