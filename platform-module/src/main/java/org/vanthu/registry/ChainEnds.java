package org.vanthu.registry;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.vanthu.audit.Anchors;
import org.vanthu.audit.Anchors.Anchor;
import org.vanthu.audit.AuditSeals;

/** Anchors the ends of all registers and of the audit trail outside of the database. */
final class ChainEnds {

    private final RegisterLedger ledger;
    private final AuditSeals seals;
    private final Anchors anchors;
    private final Clock clock;

    ChainEnds(RegisterLedger ledger, AuditSeals seals, Anchors anchors, Clock clock) {
        this.ledger = ledger;
        this.seals = seals;
        this.anchors = anchors;
        this.clock = clock;
    }

    /** Writes down what has grown since the last time. Returns how many chains that were. */
    int anchor() {
        Instant now = clock.instant();
        List<Anchor> grown = new ArrayList<>();
        for (Anchor end : ledger.ends(now)) {
            add(grown, end);
        }
        seals.end(now).ifPresent(end -> add(grown, end));
        anchors.append(grown);
        return grown.size();
    }

    private void add(List<Anchor> grown, Anchor end) {
        Optional<Anchor> last = anchors.of(end.chain()).stream().reduce((first, second) -> second);
        // a chain that has become shorter was cut: its last anchor must stay the last, verification tells
        if (last.isEmpty() || last.get().length() < end.length()) {
            grown.add(end);
        }
    }
}
