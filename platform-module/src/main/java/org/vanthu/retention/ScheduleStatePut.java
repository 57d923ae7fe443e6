package org.vanthu.retention;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Says whether the rows of a schedule may be chosen. */
final class ScheduleStatePut extends JsonWebScript {

    private final Schedules schedules;

    ScheduleStatePut(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    protected Object handle(JsonRequest request) {
        StateForm form = request.body(StateForm.class);
        return schedules.setState(
                form.agency() == null ? "" : form.agency(), request.path("id"), form.state(), form.version());
    }

    /** The state that it is to have. */
    record StateForm(
            @Nullable String agency,
            @Nullable String state,
            @Nullable Long version) {}
}
