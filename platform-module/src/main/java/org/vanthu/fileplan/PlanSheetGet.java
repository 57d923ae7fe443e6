package org.vanthu.fileplan;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** The list as a spreadsheet to be worked on. */
final class PlanSheetGet extends JsonWebScript {

    private final FilePlanViews views;
    private final FilePlanTable table;

    PlanSheetGet(FilePlanViews views, FilePlanTable table) {
        this.views = views;
        this.table = table;
    }

    @Override
    protected Object handle(JsonRequest request) {
        FilePlan plan = views.readable(request.path("id"));
        return Reply.bytes(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "danh-muc-ho-so-" + plan.year() + "-nhap.xlsx",
                out -> FilePlanSheet.write(table.lines(plan.id()), out));
    }
}
