package org.vanthu.destruction;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Puts duplicates on the list, each with the dossier that stays. */
final class DuplicatesPost extends JsonWebScript {

    private final Destructions destructions;

    DuplicatesPost(Destructions destructions) {
        this.destructions = destructions;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return destructions.addDuplicates(request.path("id"), request.body(Destructions.DuplicatesForm.class));
    }
}
