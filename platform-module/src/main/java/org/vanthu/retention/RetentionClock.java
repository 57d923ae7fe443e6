package org.vanthu.retention;

import java.time.LocalDate;
import java.time.Month;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Reckons until when something is kept. Time runs from 31 December of the year in which the dossier really ended,
 * however many years it was carried over or reopened; events start it, or start it anew. No end before the trigger.
 *
 * @see "Archives Law 33/2024/QH15, article 15; Circular 10/2022/TT-BNV: counted from the year of completion"
 */
final class RetentionClock {

    static final String RUNNING = "running";
    static final String PERMANENT = "permanent";
    static final String WAITING = "waiting";
    static final String TERM = "term";
    static final String DESTROYED = "destroyed";

    private static final int LAST_DAY = 31;

    private RetentionClock() {}

    /**
     * What the clock says.
     *
     * @param stage running while the dossier is worked on, permanent, waiting for an event, or term
     * @param triggerYear from whose end it runs, or null while it does not run
     * @param eventDate what happened and counts, or null
     * @param expiresOn the last day on which it is kept, or null for none
     */
    record Reckoning(
            String stage,
            @Nullable Integer triggerYear,
            @Nullable LocalDate eventDate,
            @Nullable LocalDate expiresOn) {

        /** Permanent is longest, then what still waits for an event, then the later date. */
        static final Comparator<Reckoning> BY_LENGTH = Comparator.<Reckoning>comparingInt(
                        one -> List.of(TERM, WAITING, PERMANENT).indexOf(one.stage))
                .thenComparing(one -> one.expiresOn == null ? LocalDate.MIN : one.expiresOn);
    }

    /** @param endedOn the day on which the dossier ended, or null while it is worked on */
    static Reckoning reckon(RetentionPeriod period, @Nullable LocalDate endedOn, Collection<RetentionEvent> events) {
        if (endedOn == null) {
            return new Reckoning(RUNNING, null, null, null);
        }
        if (period.kind() == RetentionKind.PERMANENT) {
            return new Reckoning(PERMANENT, endedOn.getYear(), null, null);
        }
        Optional<LocalDate> trigger = events.stream()
                .filter(event -> event.starts(period.kind()))
                .map(RetentionEvent::happenedOn)
                .max(Comparator.naturalOrder());
        if (period.kind().needsEvent() && trigger.isEmpty()) {
            return new Reckoning(WAITING, null, null, null);
        }
        Optional<LocalDate> happened = Stream.concat(
                        trigger.stream(),
                        events.stream()
                                .filter(event -> event.kind().equals(RetentionEvent.RESTART))
                                .map(RetentionEvent::happenedOn))
                .max(Comparator.naturalOrder());
        LocalDate start = happened.filter(endedOn::isBefore).orElse(endedOn);
        int years = period.years() == null ? 0 : period.years();
        return new Reckoning(TERM, start.getYear(), happened.orElse(null), endOf(start.getYear() + years));
    }

    /** The first of the longest. */
    static <T> T longest(
            List<T> candidates,
            java.util.function.Function<T, RetentionPeriod> period,
            @Nullable LocalDate endedOn,
            Collection<RetentionEvent> events) {
        // while it is worked on, as if it ended on one and the same day
        LocalDate day = endedOn == null ? LocalDate.EPOCH : endedOn;
        T best = candidates.get(0);
        for (T one : candidates) {
            if (Reckoning.BY_LENGTH.compare(
                            reckon(period.apply(one), day, events), reckon(period.apply(best), day, events))
                    > 0) {
                best = one;
            }
        }
        return best;
    }

    static LocalDate endOf(int year) {
        return LocalDate.of(year, Month.DECEMBER, LAST_DAY);
    }
}
