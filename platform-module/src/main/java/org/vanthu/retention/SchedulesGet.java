package org.vanthu.retention;

import java.util.Map;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lists the schedules that an agency may choose from. */
final class SchedulesGet extends JsonWebScript {

    private final Schedules schedules;
    private final RetentionSite site;

    SchedulesGet(Schedules schedules, RetentionSite site) {
        this.schedules = schedules;
        this.site = site;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String agency = request.required("agency");
        return Map.of(
                "items", schedules.of(agency),
                "mayManage", site.access().may(agency, RetentionPermission.MANAGE));
    }
}
