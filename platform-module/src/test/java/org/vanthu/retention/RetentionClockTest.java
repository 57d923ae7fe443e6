package org.vanthu.retention;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.vanthu.retention.RetentionClock.Reckoning;

import static org.assertj.core.api.Assertions.assertThat;

/** The clock of retention, on many dossiers that a seed makes, and on the days that are easily wrong. */
class RetentionClockTest {

    private static final long SEED = 20_260_079;
    private static final int ROUNDS = 20_000;

    @Test
    void timeRunsFromTheEndOfTheYearInWhichTheDossierEnded() {
        for (LocalDate ended : List.of(
                LocalDate.of(2024, 1, 1),
                LocalDate.of(2024, 2, 29),
                LocalDate.of(2024, 12, 31),
                LocalDate.of(2023, 12, 31))) {
            assertThat(reckon(RetentionPeriod.years(5), ended).expiresOn())
                    .isEqualTo(LocalDate.of(ended.getYear() + 5, 12, 31));
        }
    }

    @Test
    void whatIsWorkedOnHasNoEndAndWhatIsPermanentHasNone() {
        assertThat(RetentionClock.reckon(RetentionPeriod.years(5), null, List.of()))
                .isEqualTo(new Reckoning(RetentionClock.RUNNING, null, null, null));
        assertThat(reckon(RetentionPeriod.PERMANENT, LocalDate.of(2020, 2, 29)).expiresOn())
                .isNull();
    }

    @Test
    void whatWaitsForAnEventHasNoEndBeforeIt() {
        RetentionPeriod contract = new RetentionPeriod(RetentionKind.AFTER_EVENT, 5, "hợp đồng chấm dứt");
        LocalDate ended = LocalDate.of(2020, 6, 1);

        assertThat(reckon(contract, ended)).isEqualTo(new Reckoning(RetentionClock.WAITING, null, null, null));
        assertThat(reckon(contract, ended, event(RetentionEvent.SUPERSEDED, 2021))
                        .stage())
                .isEqualTo(RetentionClock.WAITING);
        assertThat(reckon(contract, ended, event(RetentionEvent.EVENT, 2023)).expiresOn())
                .isEqualTo(LocalDate.of(2028, 12, 31));
        // it ended before the dossier did: the dossier decides
        assertThat(reckon(contract, ended, event(RetentionEvent.EVENT, 2018)).expiresOn())
                .isEqualTo(LocalDate.of(2025, 12, 31));
    }

    @Test
    void whatIsInForceIsKeptUntilTheEndOfTheYearInWhichItIsNoLonger() {
        RetentionPeriod inForce = new RetentionPeriod(RetentionKind.UNTIL_SUPERSEDED, null, "");
        assertThat(reckon(inForce, LocalDate.of(2020, 6, 1), event(RetentionEvent.SUPERSEDED, 2024))
                        .expiresOn())
                .isEqualTo(LocalDate.of(2024, 12, 31));
    }

    @Test
    void whatComesUpAgainIsKeptAnewFromThenOn() {
        assertThat(reckon(RetentionPeriod.years(10), LocalDate.of(2015, 3, 1), event(RetentionEvent.RESTART, 2022))
                        .expiresOn())
                .isEqualTo(LocalDate.of(2032, 12, 31));
    }

    @Test
    void forAllDossiersTheEndIsTheLastDayOfAYearAndNoEventMakesItSooner() {
        each(random -> {
            RetentionPeriod period = period(random);
            LocalDate ended = day(random);
            List<RetentionEvent> events = events(random);
            Reckoning one = RetentionClock.reckon(period, ended, events);
            if (one.expiresOn() != null) {
                int years = period.years() == null ? 0 : period.years();
                assertThat(one.expiresOn().getMonthValue()).isEqualTo(12);
                assertThat(one.expiresOn().getDayOfMonth()).isEqualTo(31);
                assertThat(one.expiresOn().getYear()).isGreaterThanOrEqualTo(ended.getYear() + years);
                assertThat(one.triggerYear()).isEqualTo(one.expiresOn().getYear() - years);
            }
            List<RetentionEvent> more = new ArrayList<>(events);
            more.addAll(events(random));
            Reckoning later = RetentionClock.reckon(period, ended, more);
            if (one.expiresOn() != null) {
                assertThat(later.expiresOn()).isAfterOrEqualTo(one.expiresOn());
            }
            return null;
        });
    }

    @Test
    void forAllDossiersCarryingOverNeverMakesItSooner() {
        each(random -> {
            RetentionPeriod period = period(random);
            List<RetentionEvent> events = events(random);
            LocalDate ended = day(random);
            Reckoning first = RetentionClock.reckon(period, ended, events);
            Reckoning carried = RetentionClock.reckon(period, ended.plusDays(random.nextInt(2000)), events);
            assertThat(first.stage()).isEqualTo(carried.stage());
            if (first.expiresOn() != null) {
                assertThat(carried.expiresOn()).isAfterOrEqualTo(first.expiresOn());
            }
            return null;
        });
    }

    @Test
    void forAllDossiersTheLongestOfTheirRulesDecidesWhateverTheirOrder() {
        each(random -> {
            LocalDate ended = random.nextInt(5) == 0 ? null : day(random);
            List<RetentionEvent> events = events(random);
            List<RetentionPeriod> periods = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(5); i++) {
                periods.add(period(random));
            }
            RetentionPeriod longest = RetentionClock.longest(periods, Function.identity(), ended, events);
            if (ended == null) {
                if (periods.contains(RetentionPeriod.PERMANENT)) {
                    assertThat(longest).isEqualTo(RetentionPeriod.PERMANENT);
                }
                return null;
            }
            Reckoning most = RetentionClock.reckon(longest, ended, events);
            for (RetentionPeriod period : periods) {
                assertThat(Reckoning.BY_LENGTH.compare(RetentionClock.reckon(period, ended, events), most))
                        .isNotPositive();
            }
            return null;
        });
    }

    @Test
    void aPeriodIsReadFromTheWordsOfForms() {
        assertThat(RetentionPeriod.read("Vĩnh viễn")).contains(RetentionPeriod.PERMANENT);
        assertThat(RetentionPeriod.read("20 năm")).contains(RetentionPeriod.years(20));
        assertThat(RetentionPeriod.read("theo quy định")).isEmpty();
        assertThat(RetentionPeriod.read("0 năm")).isEmpty();
        each(random -> {
            RetentionPeriod period = RetentionPeriod.years(1 + random.nextInt(99));
            assertThat(RetentionPeriod.read(period.words())).contains(period);
            return null;
        });
    }

    private static void each(Function<Random, Object> check) {
        Random random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            check.apply(random);
        }
    }

    private static Reckoning reckon(RetentionPeriod period, LocalDate ended, RetentionEvent... events) {
        return RetentionClock.reckon(period, ended, List.of(events));
    }

    private static RetentionEvent event(String kind, int year) {
        return new RetentionEvent("e", "d", kind, LocalDate.of(year, 5, 5), "");
    }

    private static RetentionPeriod period(Random random) {
        RetentionKind kind = RetentionKind.values()[random.nextInt(RetentionKind.values().length)];
        return new RetentionPeriod(kind, kind.hasYears() ? 1 + random.nextInt(70) : null, "");
    }

    private static LocalDate day(Random random) {
        return LocalDate.of(1996, 1, 1).plusDays(random.nextInt(40 * 365));
    }

    private static List<RetentionEvent> events(Random random) {
        List<RetentionEvent> events = new ArrayList<>();
        for (int i = 0; i < random.nextInt(4); i++) {
            events.add(new RetentionEvent(
                    "e" + i,
                    "d",
                    RetentionEvent.KINDS.get(random.nextInt(RetentionEvent.KINDS.size())),
                    day(random),
                    ""));
        }
        return events;
    }
}
