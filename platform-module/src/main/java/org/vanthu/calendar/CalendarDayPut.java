package org.vanthu.calendar;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Enters what a date is for an agency. */
final class CalendarDayPut extends JsonWebScript {

    private final CalendarAdministration administration;

    CalendarDayPut(CalendarAdministration administration) {
        this.administration = administration;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return administration.enter(
                request.path("agency"), request.pathDate("date"), request.body(CalendarAdministration.DayForm.class));
    }
}
