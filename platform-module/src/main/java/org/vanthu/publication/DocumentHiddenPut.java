package org.vanthu.publication;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Keeps the result of a document back from everybody, or shows it again. */
final class DocumentHiddenPut extends JsonWebScript {

    private final Noting noting;

    DocumentHiddenPut(Noting noting) {
        this.noting = noting;
    }

    @Override
    protected Object handle(JsonRequest request) {
        HiddenForm form = request.body(HiddenForm.class);
        return noting.hide(
                request.path("nodeId"),
                Boolean.TRUE.equals(form.hidden()),
                form.reason(),
                form.version() == null ? 0 : form.version());
    }

    /** Whether it is kept back, and why; the version is that which was seen. */
    record HiddenForm(
            @Nullable Boolean hidden,
            @Nullable String reason,
            @Nullable Long version) {}
}
