package org.vanthu.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.vanthu.audit.Anchors;
import org.vanthu.audit.Anchors.Anchor;
import org.vanthu.audit.HashChain;
import org.vanthu.numbering.NumberSequence;
import org.vanthu.numbering.NumberSeries;
import org.vanthu.numbering.NumberSlot;
import org.vanthu.organization.Access;

/** Proves that a register is what was once written: nothing changed, lost or left out. */
public final class RegisterVerifier {

    private final NumberSequence numbers;
    private final RegisterLedger ledger;
    private final Anchors anchors;
    private final Access access;

    RegisterVerifier(NumberSequence numbers, RegisterLedger ledger, Anchors anchors, Access access) {
        this.numbers = numbers;
        this.ledger = ledger;
        this.anchors = anchors;
        this.access = access;
    }

    /**
     * Recomputes the chain, looks for numbers without entry and without reason, and for entries that were anchored
     * outside of the database and are not there any more.
     */
    public Verification verify(String registerId) {
        NumberSeries series = numbers.get(registerId);
        access.require(series.agency(), RegistryPermission.PRINT);
        Walk walk = new Walk();
        ledger.walk(registerId, walk::take);
        List<Unused> unused = new ArrayList<>();
        Set<Long> explained = new HashSet<>(walk.numbers);
        for (NumberSlot slot : numbers.slots(registerId)) {
            if (slot.state() != NumberSlot.State.USED) {
                unused.add(new Unused(slot.number(), slot.reason()));
                explained.add(slot.number());
            }
        }
        String broken = walk.firstBroken == null ? walk.redactions.unexplained() : walk.firstBroken;
        for (long number = series.startNumber(); number < series.nextNumber() && broken == null; number++) {
            if (!explained.contains(number)) {
                broken = "number " + number;
            }
        }
        List<Anchor> anchored = anchors.of(registerId);
        if (broken == null) {
            broken = anchors.firstBroken().or(() -> firstLost(anchored)).orElse(null);
        }
        long anchoredEntries =
                anchored.isEmpty() ? 0 : anchored.get(anchored.size() - 1).length();
        return new Verification(broken == null, walk.entries, broken, unused, walk.lastHash, anchoredEntries);
    }

    private Optional<String> firstLost(List<Anchor> anchored) {
        return anchored.stream()
                .filter(anchor -> !ledger.has(anchor))
                .map(anchor -> "anchor " + anchor.length())
                .findFirst();
    }

    /** Follows the chain. */
    private static final class Walk {
        private final Set<Long> numbers = new HashSet<>();
        private String lastHash = HashChain.START;
        private final Redactions redactions = new Redactions();
        private long entries;
        private @Nullable String firstBroken;

        void take(LedgerEntry entry) {
            entries++;
            if (firstBroken == null
                    && (entry.seq() != entries
                            || !entry.previousHash().equals(lastHash)
                            || !redactions.accept(entry))) {
                firstBroken = "entry " + entry.seq();
            }
            lastHash = entry.hash();
            if (entry.kind() == LedgerEntry.Kind.REGISTRATION || entry.kind() == LedgerEntry.Kind.NUMBERING) {
                numbers.add(entry.number());
            }
        }
    }

    /** A number that was set aside and not used, with the reason. */
    public record Unused(long number, String reason) {}

    /**
     * The outcome of a verification.
     *
     * @param firstBroken the first entry or number that does not fit, or null
     * @param lastHash the hash of the last entry, as printed on the register
     * @param anchoredEntries how many entries the last anchor outside of the database vouches for
     */
    public record Verification(
            boolean ok,
            long entries,
            @Nullable String firstBroken,
            List<Unused> unused,
            String lastHash,
            long anchoredEntries) {

        public Verification {
            unused = List.copyOf(unused);
        }
    }
}
