package org.vanthu.publication;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Says what an agency releases. */
final class SettingsPut extends JsonWebScript {

    private final Publishing publishing;

    SettingsPut(Publishing publishing) {
        this.publishing = publishing;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return publishing.release(request.body(Publishing.SettingForm.class));
    }
}
