package org.vanthu.deadline;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.vanthu.calendar.CalendarService;

/** Knows the tables with running deadlines and has them reckoned anew when a calendar or a rule changes. */
public final class DeadlineBearers {

    private final Deadlines deadlines;
    private final List<DeadlineBearer> bearers = new CopyOnWriteArrayList<>();

    DeadlineBearers(Deadlines deadlines, CalendarService calendars) {
        this.deadlines = deadlines;
        calendars.listen(this::recalculate);
    }

    /** Adds a table; called once while the application starts. */
    public void register(DeadlineBearer bearer) {
        bearers.add(bearer);
    }

    void recalculate(String agency) {
        if (!bearers.isEmpty()) {
            Deadlines now = deadlines.snapshot(agency);
            bearers.forEach(bearer -> bearer.recalculate(agency, now));
        }
    }
}
