package org.vanthu.calendar;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Replaces the office hours of the week. */
final class CalendarSessionsPut extends JsonWebScript {

    private final CalendarAdministration administration;

    CalendarSessionsPut(CalendarAdministration administration) {
        this.administration = administration;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return administration.setSessions(
                request.path("agency"), request.body(CalendarAdministration.SessionsForm.class));
    }
}
