package org.vanthu.batch;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.NotFoundException;

/** What people decide about a long run. */
final class DecisionPost extends JsonWebScript {

    private final Batches batches;
    private final RunViews views;

    DecisionPost(Batches batches, RunViews views) {
        this.batches = batches;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        long id = request.pathNumber("id");
        String decision = request.path("decision");
        if (decision.equals("pace")) {
            return views.of(batches.pace(id, request.body(Batches.Pace.class)));
        }
        Form form = request.body(Form.class);
        return views.of(
                switch (decision) {
                    case "approve" -> batches.approve(id, form.version());
                    case "reject" -> batches.reject(id, form.version(), form.reason());
                    case "cancel" -> batches.cancel(id, form.version(), form.reason());
                    case "pause" -> batches.pause(id, form.version());
                    case "resume" -> batches.resume(id, form.version());
                    case "retry" -> batches.retry(id, form.version());
                    case "undo" -> batches.undo(id, form.version(), form.reason());
                    default -> throw new NotFoundException("batch.error.no-decision", decision);
                });
    }

    /** The version that the person saw, and why. */
    record Form(@Nullable Long version, @Nullable String reason) {}
}
