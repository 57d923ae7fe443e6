package org.vanthu.publication;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Keeps the result of a document back from everybody, or shows it again. */
final class DocumentHiddenPut extends JsonWebScript {

    private final Publishing publishing;

    DocumentHiddenPut(Publishing publishing) {
        this.publishing = publishing;
    }

    @Override
    protected Object handle(JsonRequest request) {
        HiddenForm form = request.body(HiddenForm.class);
        return publishing.hide(request.path("nodeId"), Boolean.TRUE.equals(form.hidden()), form.reason());
    }

    /** Whether it is kept back, and why. */
    record HiddenForm(@Nullable Boolean hidden, @Nullable String reason) {}
}
