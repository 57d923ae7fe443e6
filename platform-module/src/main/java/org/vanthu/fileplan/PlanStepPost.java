package org.vanthu.fileplan;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes a list a step on: submit, return, approve, issue. */
final class PlanStepPost extends JsonWebScript {

    private final FilePlans plans;
    private final FilePlanViews views;

    PlanStepPost(FilePlans plans, FilePlanViews views) {
        this.plans = plans;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Form form = request.body(Form.class);
        String id = request.path("id");
        String step = request.path("step");
        switch (step) {
            case "submit" -> plans.submit(id, form.version());
            case "return" -> plans.giveBack(id, form.reason(), form.version());
            case "approve" -> plans.approve(id, form.version());
            case "issue" -> plans.issue(id, form.decision(), form.decidedOn(), form.version());
            default -> throw InvalidInputException.field("step", step, "fileplan.error.step", step);
        }
        return views.details(id);
    }

    /** What goes with a step. */
    record Form(
            @Nullable String reason,
            @Nullable String decision,
            @Nullable LocalDate decidedOn,
            @Nullable Long version) {}
}
