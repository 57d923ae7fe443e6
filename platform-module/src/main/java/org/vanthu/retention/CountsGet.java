package org.vanthu.retention;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Counts the dossiers in each list. */
final class CountsGet extends JsonWebScript {

    private final RetentionViews views;

    CountsGet(RetentionViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.counts(request.required("agency"));
    }
}
