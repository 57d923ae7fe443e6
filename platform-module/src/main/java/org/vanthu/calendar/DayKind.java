package org.vanthu.calendar;

/** What makes a date differ from its weekday. */
public enum DayKind {
    /** A public holiday (Labour Code 2019, article 112). */
    HOLIDAY(false),
    /**
     * Another day off: compensation for a holiday on a rest day (article 111.3), or a day off swapped for a working
     * Saturday.
     */
    REST(false),
    /** A working day although the weekday has none (ngày làm bù). */
    WORK(true);

    private final boolean working;

    DayKind(boolean working) {
        this.working = working;
    }

    public boolean isWorking() {
        return working;
    }
}
