package org.vanthu.calendar;

import java.time.LocalDate;
import java.time.temporal.JulianFields;

/**
 * Vietnamese lunar dates, reckoned at UTC+7 from new moons and the sun's longitude. A Chinese calendar (UTC+8) differs
 * where a new moon falls within the hour between the two midnights: Tết 2030 is 2 February in Vietnam and 3 February in
 * China.
 *
 * @see "Jean Meeus, Astronomical Algorithms, 2nd ed., chapters 25 and 49 (low accuracy series, within some minutes)"
 */
final class LunarCalendar {

    private static final double MONTH_DAYS = 29.530588853;
    private static final double EPOCH_NEW_MOON = 2415021.076998695;
    private static final double ZONE_DAYS = 7.0 / 24;

    private LunarCalendar() {}

    /** The first day of the lunar year that begins in the given year (mùng 1 Tết). */
    static LocalDate newYear(int year) {
        return date(1, 1, year);
    }

    /** The tenth of the third lunar month (Giỗ Tổ Hùng Vương). */
    static LocalDate hungKingsDay(int year) {
        return date(10, 3, year);
    }

    /** A date of a common (not leap) lunar month. */
    private static LocalDate date(int day, int month, int lunarYear) {
        long before = monthEleven(lunarYear - 1);
        long after = monthEleven(lunarYear);
        int offset = month + 1;
        if (after - before > 365) {
            int leap = leapOffset(before);
            if (offset >= leap) {
                offset++;
            }
        }
        long index = Math.round((before - EPOCH_NEW_MOON) / MONTH_DAYS);
        return LocalDate.MIN.with(JulianFields.JULIAN_DAY, newMoonDay(index + offset) + day - 1);
    }

    /** The Julian day number on which the lunar month begins that contains the winter solstice. */
    private static long monthEleven(int year) {
        long lastDay = LocalDate.of(year, 12, 31).getLong(JulianFields.JULIAN_DAY);
        long index = (long) Math.floor((lastDay - 2415021) / MONTH_DAYS);
        long day = newMoonDay(index);
        return sunSector(day) >= 9 ? newMoonDay(index - 1) : day;
    }

    /** How many months after the eleventh the leap month comes: the first month without a principal term. */
    private static int leapOffset(long monthEleven) {
        long index = (long) Math.floor((monthEleven - EPOCH_NEW_MOON) / MONTH_DAYS + 0.5);
        int i = 1;
        int before;
        int arc = sunSector(newMoonDay(index + i));
        do {
            before = arc;
            i++;
            arc = sunSector(newMoonDay(index + i));
        } while (arc != before && i < 14);
        return i - 1;
    }

    /** The local Julian day number of the k-th new moon since 1 January 1900. */
    private static long newMoonDay(long k) {
        double t = k / 1236.85;
        double t2 = t * t;
        double t3 = t2 * t;
        double mean = 2415020.75933
                + 29.53058868 * k
                + 0.0001178 * t2
                - 0.000000155 * t3
                + 0.00033 * sin(166.56 + 132.87 * t - 0.009173 * t2);
        double sun = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
        double moon = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
        double latitude = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
        double correction = (0.1734 - 0.000393 * t) * sin(sun)
                + 0.0021 * sin(2 * sun)
                - 0.4068 * sin(moon)
                + 0.0161 * sin(2 * moon)
                - 0.0004 * sin(3 * moon)
                + 0.0104 * sin(2 * latitude)
                - 0.0051 * sin(sun + moon)
                - 0.0074 * sin(sun - moon)
                + 0.0004 * sin(2 * latitude + sun)
                - 0.0004 * sin(2 * latitude - sun)
                - 0.0006 * sin(2 * latitude + moon)
                + 0.0010 * sin(2 * latitude - moon)
                + 0.0005 * sin(2 * moon + sun);
        double clockDrift = -0.000278 + 0.000265 * t + 0.000262 * t2;
        return (long) Math.floor(mean + correction - clockDrift + 0.5 + ZONE_DAYS);
    }

    /** In which twelfth of the ecliptic the sun stands at the local midnight that begins the day. */
    private static int sunSector(long day) {
        double t = (day - 0.5 - ZONE_DAYS - 2451545.0) / 36525;
        double t2 = t * t;
        double anomaly = 357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
        double mean = 280.46645 + 36000.76983 * t + 0.0003032 * t2;
        double centre = (1.914600 - 0.004817 * t - 0.000014 * t2) * sin(anomaly)
                + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
                + 0.000290 * sin(3 * anomaly);
        double longitude = ((mean + centre) % 360 + 360) % 360;
        return (int) Math.floor(longitude / 30);
    }

    private static double sin(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }
}
