package org.vanthu.retention;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Gives a document a row of a schedule, or takes it away. */
final class DocumentRulePut extends JsonWebScript {

    private final Retention retention;

    DocumentRulePut(Retention retention) {
        this.retention = retention;
    }

    @Override
    protected Object handle(JsonRequest request) {
        RuleForm form = request.body(RuleForm.class);
        retention.assignDocument(form.agency() == null ? "" : form.agency(), request.path("id"), form.rule());
        return Reply.noContent();
    }

    /** The rule that it is to have. */
    record RuleForm(@Nullable String agency, @Nullable String rule) {}
}
