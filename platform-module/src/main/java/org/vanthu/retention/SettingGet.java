package org.vanthu.retention;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Shows how soon dossiers are to be submitted. */
final class SettingGet extends JsonWebScript {

    private final RetentionViews views;

    SettingGet(RetentionViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.setting(request.required("agency"));
    }
}
