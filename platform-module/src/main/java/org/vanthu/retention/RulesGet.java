package org.vanthu.retention;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Finds rows that the agency may choose. */
final class RulesGet extends JsonWebScript {

    private final Schedules schedules;

    RulesGet(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(schedules
                .search(
                        request.required("agency"),
                        request.query("q").orElse(""),
                        Math.min(request.keyset().limit(), 100))
                .stream()
                .map(RetentionViews::rule)
                .toList());
    }
}
