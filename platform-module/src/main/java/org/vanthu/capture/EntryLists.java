package org.vanthu.capture;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.IntakeLedger;
import org.vanthu.capture.intake.IntakeState;
import org.vanthu.organization.Access;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;

/** The lists of entries and the counts of them. Every method works in the caller's transaction. */
final class EntryLists {
    /** How long a file that was refused for good is news. */
    private static final Duration NEWS = Duration.ofDays(1);

    private final IntakeLedger ledger;
    private final Access access;
    private final EntryViews views;
    private final Clock clock;

    EntryLists(IntakeLedger ledger, Access access, EntryViews views, Clock clock) {
        this.ledger = ledger;
        this.access = access;
        this.views = views;
        this.clock = clock;
    }

    /** The states behind a word of the list. */
    private enum Filter {
        WAITING(EnumSet.of(IntakeState.AWAITING_CHECK)),
        READING(EnumSet.of(IntakeState.SEEN, IntakeState.STABLE, IntakeState.STORED)),
        REFUSED(EnumSet.of(IntakeState.REFUSED, IntakeState.QUARANTINED, IntakeState.DUPLICATE, IntakeState.FAILED)),
        DONE(EnumSet.of(IntakeState.REGISTERED)),
        ALL(EnumSet.noneOf(IntakeState.class));

        @SuppressWarnings("ImmutableEnumChecker")
        private final Set<IntakeState> states;

        Filter(Set<IntakeState> states) {
            this.states = states;
        }
    }

    /**
     * Lists entries: those that wait oldest first, the others newest first.
     *
     * @param filter {@code waiting}, {@code reading}, {@code refused}, {@code done} or {@code all}
     */
    public Page<EntryView> list(String agency, String filter, Keyset keyset) {
        access.require(agency, CapturePermission.READ);
        Filter chosen = filter(filter);
        boolean newestFirst = chosen != Filter.WAITING && chosen != Filter.READING;
        Instant afterTime = null;
        long afterId = 0;
        if (!keyset.isFirstPage()) {
            try {
                afterTime = Instant.parse(keyset.after().get(0));
                afterId = Long.parseLong(keyset.after().get(1));
            } catch (RuntimeException e) {
                throw InvalidInputException.field(e, "after", "", "shared.error.page-position", "");
            }
        }
        List<Intake> rows = ledger.list(agency, chosen.states, afterTime, afterId, newestFirst, keyset.limit() + 1);
        Long total = chosen == Filter.ALL || chosen == Filter.DONE
                ? null
                : ledger.count(agency, chosen.states).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
        return views.of(Page.of(rows, keyset.limit(), row -> List.of(row.seenAt(), row.id()), total));
    }

    private static Filter filter(String word) {
        for (Filter filter : Filter.values()) {
            if (filter.name().equalsIgnoreCase(word)) {
                return filter;
            }
        }
        throw InvalidInputException.field("state", word, "capture.error.filter", word);
    }

    /** How many entries wait, are being read, need a look because they were not taken; for the work place. */
    public Map<String, Long> counters(String agency) {
        Map<IntakeState, Long> counts = ledger.count(
                agency,
                EnumSet.of(IntakeState.AWAITING_CHECK, IntakeState.SEEN, IntakeState.STABLE, IntakeState.STORED));
        return Map.of(
                "awaitingCheck", sum(counts, Filter.WAITING),
                "reading", sum(counts, Filter.READING),
                "refused",
                        ledger.countTroubled(
                                agency,
                                CaptureService.DISCARDED,
                                clock.instant().minus(NEWS)));
    }

    private static long sum(Map<IntakeState, Long> counts, Filter filter) {
        return filter.states.stream()
                .mapToLong(state -> counts.getOrDefault(state, 0L))
                .sum();
    }
}
