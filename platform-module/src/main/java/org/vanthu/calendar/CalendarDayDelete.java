package org.vanthu.calendar;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes back what was entered for a date. */
final class CalendarDayDelete extends JsonWebScript {

    private final CalendarAdministration administration;

    CalendarDayDelete(CalendarAdministration administration) {
        this.administration = administration;
    }

    @Override
    protected Object handle(JsonRequest request) {
        administration.withdraw(request.path("agency"), request.pathDate("date"));
        return Reply.noContent();
    }
}
