package org.vanthu.fileplan;

import java.util.Map;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Puts a dossier that was opened outside the list into it. */
final class DossierLinePost extends JsonWebScript {

    private final FilePlans plans;

    DossierLinePost(FilePlans plans) {
        this.plans = plans;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Reply.created(Map.of("line", plans.add(request.path("id"))));
    }
}
