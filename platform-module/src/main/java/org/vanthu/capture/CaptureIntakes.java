package org.vanthu.capture;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.work.CaptureNodes;
import org.vanthu.registry.CounterSource;
import org.vanthu.registry.IntakeSource;
import org.vanthu.registry.RegistryExtensions;

/** Offers the entries that wait to the registry, and their counts to the work place. */
final class CaptureIntakes implements IntakeSource, CounterSource {
    private static final Set<IntakeState> STORED =
            EnumSet.of(IntakeState.STORED, IntakeState.AWAITING_CHECK, IntakeState.REGISTERED);

    private final RegistryExtensions extensions;
    private final IntakeLedger ledger;
    private final EntryLists lists;

    CaptureIntakes(RegistryExtensions extensions, IntakeLedger ledger, EntryLists lists) {
        this.extensions = extensions;
        this.ledger = ledger;
        this.lists = lists;
    }

    /** Makes itself known to the registry. */
    void init() {
        extensions.add((IntakeSource) this);
        extensions.add((CounterSource) this);
    }

    @Override
    public Optional<NodeRef> document(String agency, String entryId) {
        return id(entryId)
                .flatMap(ledger::find)
                .filter(intake -> intake.agency().equals(agency) && STORED.contains(intake.state()))
                .map(Intake::stored)
                .map(stored -> CaptureNodes.ref(stored.nodeId()));
    }

    private static Optional<Long> id(String entryId) {
        try {
            return Optional.of(Long.valueOf(entryId));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public Map<String, Long> counters(String agency) {
        return lists.counters(agency);
    }
}
