package org.vanthu.statistics;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Has a report made no more. */
final class ScheduleDelete extends JsonWebScript {

    private final Schedules schedules;

    ScheduleDelete(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    protected Object handle(JsonRequest request) {
        long version = request.queryNumber("version")
                .orElseThrow(() -> InvalidInputException.field("version", "", "shared.error.missing", "version"));
        schedules.end(request.pathNumber("id"), version);
        return Reply.noContent();
    }
}
