package org.vanthu.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vanthu.shared.Requirement;

import static org.assertj.core.api.Assertions.assertThat;

class WorkingCalendarTest {

    private final WorkingCalendar calendar = calendar();

    @Test
    @Requirement({"R002-054", "R002-055"})
    void receiptInOfficeHoursCountsAtOnce() {
        assertThat(calendar.countsFrom(at("2026-11-23T09:15:00+07:00"))).isEqualTo(at("2026-11-23T09:15:00+07:00"));
    }

    @ParameterizedTest
    @Requirement("R002-055")
    @CsvSource({
        "2026-11-23T06:00:00+07:00, 2026-11-23T07:30:00+07:00",
        "2026-11-23T11:30:00+07:00, 2026-11-23T13:00:00+07:00",
        "2026-11-23T12:15:00+07:00, 2026-11-23T13:00:00+07:00",
        "2026-11-23T17:00:00+07:00, 2026-11-24T07:30:00+07:00",
        "2026-11-20T17:30:00+07:00, 2026-11-23T07:30:00+07:00",
        "2026-04-29T18:00:00+07:00, 2026-05-04T07:30:00+07:00",
        "2026-08-22T08:00:00+07:00, 2026-08-22T08:00:00+07:00"
    })
    void receiptOutOfOfficeHoursCountsFromTheNextSession(OffsetDateTime arrival, OffsetDateTime counted) {
        assertThat(calendar.countsFrom(arrival.toInstant())).isEqualTo(counted.toInstant());
    }

    @Test
    void twoOfficeHoursRunOverLunchAndOverTheWeekend() {
        assertThat(calendar.plusOfficeHours(at("2026-11-23T10:30:00+07:00"), Duration.ofHours(2)))
                .isEqualTo(at("2026-11-23T14:00:00+07:00"));
        assertThat(calendar.plusOfficeHours(at("2026-11-20T16:00:00+07:00"), Duration.ofHours(2)))
                .isEqualTo(at("2026-11-23T08:30:00+07:00"));
    }

    @Test
    void workingDaysSkipHolidaysAndTakeSwappedSaturdays() {
        assertThat(calendar.plusWorkingDays(LocalDate.of(2026, 8, 21), 1)).isEqualTo("2026-08-22");
        assertThat(calendar.plusWorkingDays(LocalDate.of(2026, 8, 28), 1)).isEqualTo("2026-09-03");
    }

    @ParameterizedTest
    @CsvSource({
        "2024, 2024-02-10, 2024-04-18", "2025, 2025-01-29, 2025-04-07", "2026, 2026-02-17, 2026-04-26",
        "2027, 2027-02-06, 2027-04-16", "2028, 2028-01-26, 2028-04-04", "2029, 2029-02-13, 2029-04-23",
        "2030, 2030-02-02, 2030-04-12"
    })
    void lunarDatesAreVietnameseNotChinese(int year, LocalDate newYear, LocalDate hungKings) {
        assertThat(LunarCalendar.newYear(year)).isEqualTo(newYear);
        assertThat(LunarCalendar.hungKingsDay(year)).isEqualTo(hungKings);
    }

    @ParameterizedTest
    @CsvSource({"2031, 2031-01-23", "2032, 2032-02-11", "2033, 2033-01-31", "2034, 2034-02-19", "2035, 2035-02-08"})
    void lunarNewYearIsKnownBeyondTheDecidedYears(int year, LocalDate newYear) {
        assertThat(LunarCalendar.newYear(year)).isEqualTo(newYear);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-27", // Giỗ Tổ falls on a Sunday
        "2027-05-03", // 1 May falls on a Saturday
        "2028-01-03",
        "2028-05-02",
        "2026-02-16",
        "2026-02-20",
        "2026-09-01",
        "2026-01-02"
    })
    void isADayOff(LocalDate date) {
        assertThat(calendar.isWorkingDay(date)).isFalse();
    }

    @Test
    void tet2026LastsTheNineDaysThatWereDecided() {
        for (LocalDate day = LocalDate.of(2026, 2, 14);
                day.isBefore(LocalDate.of(2026, 2, 23));
                day = day.plusDays(1)) {
            assertThat(calendar.isWorkingDay(day)).as(day.toString()).isFalse();
        }
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 2, 13))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 2, 23))).isTrue();
    }

    private static WorkingCalendar calendar() {
        List<CalendarDay> days = new ArrayList<>();
        for (int year = 2024; year <= 2030; year++) {
            days.addAll(PublicHolidays.of(year));
        }
        return new WorkingCalendar(ZoneId.of("Asia/Ho_Chi_Minh"), CalendarService.USUAL_SESSIONS, days);
    }

    private static Instant at(String time) {
        return OffsetDateTime.parse(time).toInstant();
    }
}
