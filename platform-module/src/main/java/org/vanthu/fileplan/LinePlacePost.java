package org.vanthu.fileplan;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Moves a line of a draft behind another one. */
final class LinePlacePost extends JsonWebScript {

    private final FilePlanLines lines;
    private final FilePlanTable table;
    private final FilePlanViews views;

    LinePlacePost(FilePlanLines lines, FilePlanTable table, FilePlanViews views) {
        this.lines = lines;
        this.table = table;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Form form = request.body(Form.class);
        String id = request.path("id");
        String plan = table.line(id).plan();
        lines.move(id, form.after(), form.version());
        return views.details(plan);
    }

    /** @param after the line before it, empty for the beginning */
    record Form(@Nullable String after, @Nullable Long version) {}
}
