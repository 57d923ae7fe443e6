package org.vanthu.retention;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Says how soon dossiers are to be submitted. */
final class SettingPut extends JsonWebScript {

    private final RetentionViews views;

    SettingPut(RetentionViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.set(request.required("agency"), request.body(RetentionViews.SettingForm.class));
    }
}
