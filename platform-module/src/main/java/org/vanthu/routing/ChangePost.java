package org.vanthu.routing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Changes the processing of a document as a whole. */
final class ChangePost extends JsonWebScript {

    private final Rerouting rerouting;
    private final RoutingQueries queries;
    private final Change change;

    ChangePost(Rerouting rerouting, RoutingQueries queries, Change change) {
        this.rerouting = rerouting;
        this.queries = queries;
        this.change = change;
    }

    /** Which; the bean of each address names one. */
    enum Change {
        REROUTE,
        REOPEN,
        CLASSIFY,
        DEADLINE
    }

    @Override
    protected Object handle(JsonRequest request) {
        String nodeId = request.path("nodeId");
        ChangeForm form = request.body(ChangeForm.class);
        switch (change) {
            case REROUTE -> rerouting.reroute(nodeId, form);
            case REOPEN -> rerouting.reopen(nodeId, form);
            case CLASSIFY -> rerouting.classify(nodeId, form);
            case DEADLINE -> rerouting.reschedule(nodeId, form);
        }
        return queries.of(nodeId);
    }
}
