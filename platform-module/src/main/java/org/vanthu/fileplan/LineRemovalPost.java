package org.vanthu.fileplan;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes a line out of a draft. */
final class LineRemovalPost extends JsonWebScript {

    private final FilePlanLines lines;
    private final FilePlanTable table;
    private final FilePlanViews views;

    LineRemovalPost(FilePlanLines lines, FilePlanTable table, FilePlanViews views) {
        this.lines = lines;
        this.table = table;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        String plan = table.line(id).plan();
        lines.remove(id, request.body(Form.class).version());
        return views.details(plan);
    }

    /** Which version of the list the person saw. */
    record Form(@Nullable Long version) {}
}
