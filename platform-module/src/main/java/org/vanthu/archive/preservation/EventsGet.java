package org.vanthu.archive.preservation;

import java.io.ByteArrayOutputStream;
import java.util.Map;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Tells what happened to a dossier in the archive; as PREMIS for other systems. */
final class EventsGet extends JsonWebScript {

    private final EventViews views;

    EventsGet(EventViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String dossier = request.path("id");
        if (request.query("as").filter("premis"::equals).isPresent()) {
            ByteArrayOutputStream premis = new ByteArrayOutputStream();
            views.premis(dossier, premis);
            return Reply.bytes("application/xml", "PREMIS-" + dossier + ".xml", premis::writeTo);
        }
        return Map.of("items", views.list(dossier));
    }
}
