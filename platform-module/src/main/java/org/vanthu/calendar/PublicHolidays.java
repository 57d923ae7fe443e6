package org.vanthu.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The public holidays of Vietnam in a year, with the day off that makes good a holiday on a weekend. The exact Tết and
 * National Day blocks are decided every year: the decided ones are data here, for other years the usual pattern is
 * taken (two days before Tết and three from the first) until an administrator enters the decision.
 *
 * @see "Labour Code 2019, articles 111.3 and 112"
 */
final class PublicHolidays {

    /** Weekends of agencies that work Monday to Friday; a holiday on one of them is made good. */
    private static final List<DayOfWeek> WEEKEND = List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    /** Days off by decision that the pattern does not give, and the Saturdays worked for them. */
    private static final Map<LocalDate, DayKind> DECIDED = Map.of(
            LocalDate.of(2024, 4, 29),
            DayKind.REST,
            LocalDate.of(2024, 5, 4),
            DayKind.WORK,
            LocalDate.of(2025, 5, 2),
            DayKind.REST,
            LocalDate.of(2025, 4, 26),
            DayKind.WORK,
            LocalDate.of(2026, 1, 2),
            DayKind.REST,
            LocalDate.of(2026, 1, 10),
            DayKind.WORK,
            LocalDate.of(2026, 8, 31),
            DayKind.REST,
            LocalDate.of(2026, 8, 22),
            DayKind.WORK);

    /** How many of the five Tết days lie before the first day of the lunar year, by decision. */
    private static final Map<Integer, Integer> TET_DAYS_BEFORE = Map.of(2024, 2, 2025, 2, 2026, 1);

    private static final int TET_DAYS = 5;
    private static final int USUAL_DAYS_BEFORE_TET = 2;

    private PublicHolidays() {}

    static List<CalendarDay> of(int year) {
        Map<LocalDate, CalendarDay> days = new TreeMap<>();
        holiday(days, LocalDate.of(year, 1, 1), "Tết Dương lịch", "law");
        LocalDate tet =
                LunarCalendar.newYear(year).minusDays(TET_DAYS_BEFORE.getOrDefault(year, USUAL_DAYS_BEFORE_TET));
        String source = TET_DAYS_BEFORE.containsKey(year) ? "decision" : "law";
        for (int i = 0; i < TET_DAYS; i++) {
            holiday(days, tet.plusDays(i), "Tết Âm lịch", source);
        }
        holiday(days, LunarCalendar.hungKingsDay(year), "Giỗ Tổ Hùng Vương", "law");
        holiday(days, LocalDate.of(year, 4, 30), "Ngày Chiến thắng", "law");
        holiday(days, LocalDate.of(year, 5, 1), "Ngày Quốc tế Lao động", "law");
        LocalDate nationalDay = LocalDate.of(year, 9, 2);
        holiday(days, nationalDay, "Quốc khánh", "law");
        holiday(days, secondNationalDay(nationalDay), "Quốc khánh", "law");
        DECIDED.forEach((date, kind) -> {
            if (date.getYear() == year) {
                days.put(date, new CalendarDay(date, kind, kind.isWorking() ? "Làm bù" : "Nghỉ hoán đổi", "decision"));
            }
        });
        compensate(days);
        return List.copyOf(days.values());
    }

    private static void holiday(Map<LocalDate, CalendarDay> days, LocalDate date, String name, String source) {
        days.put(date, new CalendarDay(date, DayKind.HOLIDAY, name, source));
    }

    /**
     * The day next to 2 September that makes the longer rest; the Prime Minister decides it, this is the usual choice.
     */
    private static LocalDate secondNationalDay(LocalDate nationalDay) {
        return switch (nationalDay.getDayOfWeek()) {
            case THURSDAY, SATURDAY, SUNDAY -> nationalDay.plusDays(1);
            default -> nationalDay.minusDays(1);
        };
    }

    private static void compensate(Map<LocalDate, CalendarDay> days) {
        List<CalendarDay> onWeekend = new ArrayList<>(days.values());
        onWeekend.removeIf(day ->
                day.kind() != DayKind.HOLIDAY || !WEEKEND.contains(day.date().getDayOfWeek()));
        for (CalendarDay holiday : onWeekend) {
            LocalDate free = holiday.date().plusDays(1);
            while (WEEKEND.contains(free.getDayOfWeek()) || days.containsKey(free)) {
                free = free.plusDays(1);
            }
            days.put(free, new CalendarDay(free, DayKind.REST, "Nghỉ bù " + holiday.name(), holiday.source()));
        }
    }
}
