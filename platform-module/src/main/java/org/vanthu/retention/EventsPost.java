package org.vanthu.retention;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Notes what starts the clock of a dossier, or starts it again. */
final class EventsPost extends JsonWebScript {

    private final Retention retention;
    private final RetentionViews views;

    EventsPost(Retention retention, RetentionViews views) {
        this.retention = retention;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        retention.note(id, request.body(Retention.EventForm.class));
        return views.dossier(id);
    }
}
