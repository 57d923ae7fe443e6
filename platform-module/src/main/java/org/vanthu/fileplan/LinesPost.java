package org.vanthu.fileplan;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Adds a line to a list. */
final class LinesPost extends JsonWebScript {

    private final FilePlanLines lines;
    private final FilePlanViews views;

    LinesPost(FilePlanLines lines, FilePlanViews views) {
        this.lines = lines;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        lines.add(id, request.body(FilePlanLines.LineForm.class));
        return Reply.created(views.details(id));
    }
}
