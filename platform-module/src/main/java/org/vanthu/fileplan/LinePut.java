package org.vanthu.fileplan;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Changes a line of a list. */
final class LinePut extends JsonWebScript {

    private final FilePlanLines lines;
    private final FilePlanViews views;

    LinePut(FilePlanLines lines, FilePlanViews views) {
        this.lines = lines;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.details(lines.change(request.path("id"), request.body(FilePlanLines.LineForm.class))
                .plan());
    }
}
