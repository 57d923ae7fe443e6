package org.vanthu.publication;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Shows what an agency releases. */
final class SettingsGet extends JsonWebScript {

    private final Publishing publishing;

    SettingsGet(Publishing publishing) {
        this.publishing = publishing;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return publishing.released(request.required("agency"));
    }
}
