package org.vanthu.statistics;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Lists the reports that are made by themselves. */
final class SchedulesGet extends JsonWebScript {

    private final Schedules schedules;

    SchedulesGet(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(schedules.of(request.required("agency")));
    }
}
