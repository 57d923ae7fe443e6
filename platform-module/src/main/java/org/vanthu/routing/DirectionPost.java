package org.vanthu.routing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Gives a direction for one document, or assigns within a unit. */
final class DirectionPost extends JsonWebScript {

    private final Directing directing;
    private final RoutingQueries queries;
    private final boolean withinUnit;

    /** @param withinUnit whether the head of a unit assigns */
    DirectionPost(Directing directing, RoutingQueries queries, boolean withinUnit) {
        this.directing = directing;
        this.queries = queries;
        this.withinUnit = withinUnit;
    }

    @Override
    protected Object handle(JsonRequest request) {
        long id = request.pathNumber("id");
        DirectionForm form = request.body(DirectionForm.class);
        return queries.of(withinUnit ? directing.assign(id, form) : directing.direct(id, form));
    }
}
