package org.vanthu.retention;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Gives a dossier a row of a schedule. */
final class RetentionPut extends JsonWebScript {

    private final Retention retention;
    private final RetentionViews views;

    RetentionPut(Retention retention, RetentionViews views) {
        this.retention = retention;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String id = request.path("id");
        RuleForm form = request.body(RuleForm.class);
        retention.assign(id, form.rule() == null ? "" : form.rule());
        return views.dossier(id);
    }

    /** The rule that it is to have. */
    record RuleForm(@Nullable String rule) {}
}
