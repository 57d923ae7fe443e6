package org.vanthu.batch;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** One long run. */
final class RunGet extends JsonWebScript {

    private final Batches batches;
    private final RunViews views;

    RunGet(Batches batches, RunViews views) {
        this.batches = batches;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.of(batches.get(request.pathNumber("id")));
    }
}
