package org.vanthu.fileplan;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Says how the codes of a draft are given. */
final class PlanPut extends JsonWebScript {

    private final FilePlans plans;
    private final FilePlanViews views;

    PlanPut(FilePlans plans, FilePlanViews views) {
        this.plans = plans;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Form form = request.body(Form.class);
        String id = request.path("id");
        plans.renumber(id, form.numbering() == null ? "" : form.numbering(), form.version());
        return views.details(id);
    }

    /** How codes are given. */
    record Form(@Nullable String numbering, @Nullable Long version) {}
}
