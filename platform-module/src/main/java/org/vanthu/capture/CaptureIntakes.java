package org.vanthu.capture;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.capture.work.CaptureNodes;
import org.vanthu.organization.Access;
import org.vanthu.organization.Role;
import org.vanthu.organization.Staff;
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
    private final EntryDues dues;
    private final Access access;
    private final Staff staff;

    CaptureIntakes(
            RegistryExtensions extensions,
            IntakeLedger ledger,
            EntryLists lists,
            EntryDues dues,
            Access access,
            Staff staff) {
        this.extensions = extensions;
        this.ledger = ledger;
        this.lists = lists;
        this.dues = dues;
        this.access = access;
        this.staff = staff;
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
        Map<String, Long> counters = new HashMap<>(lists.counters(agency));
        if (answersForClerks(agency)) {
            EntryDues.Counts due = dues.count(agency);
            counters.put("checkSoon", due.soon());
            counters.put("checkOverdue", due.overdue());
        }
        return counters;
    }

    /** A clerk, who leads the unit of one, or a leader: how much is late is told to them, not what it is. */
    private boolean answersForClerks(String agency) {
        if (access.may(agency, CapturePermission.READ)) {
            return true;
        }
        return staff.find(agency, access.userName())
                .filter(member -> member.roles().contains(Role.LEADER)
                        || (member.unit() != null
                                && member.leads(member.unit())
                                && staff.with(agency, Role.CLERK).stream()
                                        .anyMatch(clerk -> member.unit().equals(clerk.unit()))))
                .isPresent();
    }
}
