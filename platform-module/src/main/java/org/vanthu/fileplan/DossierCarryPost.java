package org.vanthu.fileplan;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Puts a dossier whose matter goes on into the list of a later year. */
final class DossierCarryPost extends JsonWebScript {

    private final FilePlans plans;

    DossierCarryPost(FilePlans plans) {
        this.plans = plans;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Integer year = request.body(Form.class).year();
        return Reply.created(Map.of("line", plans.carryOver(request.path("id"), year == null ? 0 : year)));
    }

    /** Into the list of which year. */
    record Form(@Nullable Integer year) {}
}
