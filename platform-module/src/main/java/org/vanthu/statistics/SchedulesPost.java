package org.vanthu.statistics;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Has a report made by itself from now on. */
final class SchedulesPost extends JsonWebScript {

    private final Schedules schedules;

    SchedulesPost(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Reply.created(schedules.create(request.body(Schedules.Form.class)));
    }
}
