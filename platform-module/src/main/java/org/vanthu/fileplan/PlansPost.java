package org.vanthu.fileplan;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Begins the list of dossiers of a year. */
final class PlansPost extends JsonWebScript {

    private final FilePlans plans;
    private final FilePlanViews views;

    PlansPost(FilePlans plans, FilePlanViews views) {
        this.plans = plans;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Form form = request.body(Form.class);
        String agency = form.agency() == null ? "" : form.agency();
        int year = form.year() == null ? 0 : form.year();
        FilePlan plan = Boolean.TRUE.equals(form.empty())
                ? plans.draft(agency, year, form.numbering() == null ? FilePlan.WHOLE : form.numbering())
                : plans.draftFromLastYear(agency, year);
        return Reply.created(views.details(plan.id()));
    }

    /** @param empty whether it begins empty, not with last year's lines */
    record Form(
            @Nullable String agency,
            @Nullable Integer year,
            @Nullable String numbering,
            @Nullable Boolean empty) {}
}
