package org.vanthu.retention;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Lists the rows of a schedule in their order. */
final class ScheduleRulesGet extends JsonWebScript {

    private final Schedules schedules;

    ScheduleRulesGet(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(schedules.rules(request.required("agency"), request.path("id")).stream()
                .map(RetentionViews::rule)
                .toList());
    }
}
