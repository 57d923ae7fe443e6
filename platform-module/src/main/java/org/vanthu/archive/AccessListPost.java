package org.vanthu.archive;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Gives dossiers a level of access, or confirms the one that they have. */
final class AccessListPost extends JsonWebScript {

    private final AccessLevels levels;

    AccessListPost(AccessLevels levels) {
        this.levels = levels;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return levels.set(request.body(AccessLevels.AccessForm.class));
    }
}
