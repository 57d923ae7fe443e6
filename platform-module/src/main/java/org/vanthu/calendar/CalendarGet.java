package org.vanthu.calendar;

import java.time.Clock;
import java.time.LocalDate;

import org.vanthu.shared.Json;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Shows the calendar of a year. */
final class CalendarGet extends JsonWebScript {

    private final CalendarAdministration administration;
    private final Clock clock;

    CalendarGet(CalendarAdministration administration, Clock clock) {
        this.administration = administration;
        this.clock = clock;
    }

    @Override
    protected Object handle(JsonRequest request) {
        int thisYear = LocalDate.now(clock.withZone(Json.ZONE)).getYear();
        long year = request.queryNumber("year").orElse((long) thisYear);
        return administration.year(request.path("agency"), Math.toIntExact(Math.max(0, Math.min(year, 9999))));
    }
}
