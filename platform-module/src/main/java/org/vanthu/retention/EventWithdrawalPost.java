package org.vanthu.retention;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes back an event that was noted by mistake. */
final class EventWithdrawalPost extends JsonWebScript {

    private final Retention retention;
    private final RetentionViews views;

    EventWithdrawalPost(Retention retention, RetentionViews views) {
        this.retention = retention;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        retention.withdraw(
                id, request.path("event"), request.body(ReasonForm.class).reason());
        return views.dossier(id);
    }
}
