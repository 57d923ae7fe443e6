package org.vanthu.fileplan;

import java.util.Map;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Opens the dossier of a line. */
final class LineDossierPost extends JsonWebScript {

    private final FilePlanOpening opening;

    LineDossierPost(FilePlanOpening opening) {
        this.opening = opening;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Reply.created(
                Map.of("dossier", opening.open(request.path("id"), request.body(FilePlanOpening.OpenForm.class))));
    }
}
