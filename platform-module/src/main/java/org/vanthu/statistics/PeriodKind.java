package org.vanthu.statistics;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * How often a report is made by itself.
 *
 * @see "Decision 31/2020/QĐ-UBND of Lạng Sơn, 14.3đ; Decision 520/QĐ-UBND of Bà Rịa - Vũng Tàu, 10.1 (rule DL-24)"
 */
enum PeriodKind {
    MONTH("month", 1),
    QUARTER("quarter", 3),
    HALF_YEAR("halfYear", 6),
    YEAR("year", 12);

    private final String code;
    private final int months;

    PeriodKind(String code, int months) {
        this.code = code;
        this.months = months;
    }

    /** The name in the table and over HTTP. */
    String code() {
        return code;
    }

    static Optional<PeriodKind> find(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /** The last whole period that was over before the day. */
    Period before(LocalDate day) {
        LocalDate first = first(day);
        return new Period(first.minusMonths(months), first.minusDays(1));
    }

    /** The day after the end of the period that the day is in: when its report is due. */
    LocalDate next(LocalDate day) {
        return first(day).plusMonths(months);
    }

    private LocalDate first(LocalDate day) {
        int month = (day.getMonthValue() - 1) / months * months + 1;
        return LocalDate.of(day.getYear(), month, 1);
    }
}
