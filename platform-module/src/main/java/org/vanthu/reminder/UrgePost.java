package org.vanthu.reminder;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Urges those who hold work. */
final class UrgePost extends JsonWebScript {

    private final Urging urging;

    UrgePost(Urging urging) {
        this.urging = urging;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return urging.urge(request.body(Urging.UrgeForm.class));
    }
}
