package org.vanthu.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** The calendar of an agency as the database keeps it. */
@ExtendWith(EmbeddedRepositoryExtension.class)
class CalendarFeatureTest {

    private static final LocalDate SWAPPED = LocalDate.of(2026, 1, 17);

    private final CalendarService calendars;
    private final RetryingTransactionHelper transactions;

    CalendarFeatureTest(EmbeddedRepository repository, CalendarService calendars) {
        this.calendars = calendars;
        this.transactions = repository.bean("retryingTransactionHelper", RetryingTransactionHelper.class);
    }

    @Test
    void whatIsEnteredForADayReplacesWhatWasAndIsTakenBack() {
        transactions.doInTransaction(() -> calendars.enter("H99", SWAPPED, DayKind.HOLIDAY, "Nghỉ"));
        transactions.doInTransaction(() -> calendars.enter("H99", SWAPPED, DayKind.WORK, " Làm bù "));

        assertThat(calendars.days("H99", 2026)).contains(new CalendarDay(SWAPPED, DayKind.WORK, "Làm bù", "agency"));
        assertThat(calendars.of("H99").isWorkingDay(SWAPPED)).isTrue();
        assertThat(calendars.of("H98").isWorkingDay(SWAPPED)).isFalse();

        transactions.doInTransaction(() -> {
            calendars.withdraw("H99", SWAPPED);
            return null;
        });

        assertThat(calendars.of("H99").isWorkingDay(SWAPPED)).isFalse();
    }

    @Test
    void officeHoursAreTheAgencysOwn() {
        List<WorkSession> hours = List.of(
                new WorkSession(DayOfWeek.MONDAY, LocalTime.of(7, 0), LocalTime.of(11, 0)),
                new WorkSession(DayOfWeek.SATURDAY, LocalTime.of(7, 30), LocalTime.of(11, 30)));

        transactions.doInTransaction(() -> {
            calendars.setSessions("H97", hours);
            calendars.setSessions("H97", hours);
            return null;
        });

        assertThat(calendars.sessions("H97")).isEqualTo(hours);
        assertThat(calendars.sessions("H96")).hasSize(10);
    }
}
