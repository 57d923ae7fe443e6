package org.vanthu.batch;

import java.util.List;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;
import org.vanthu.shared.Words;

/** The long runs of an agency. */
final class RunsGet extends JsonWebScript {

    private final Batches batches;
    private final RunViews views;

    RunsGet(Batches batches, RunViews views) {
        this.batches = batches;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Keyset keyset = request.keyset();
        Long before =
                keyset.isFirstPage() ? null : Words.id("after", keyset.after().get(0));
        List<BatchRun> runs = batches.list(
                request.required("agency"), request.query("kind").orElse(null), before, keyset.limit() + 1);
        return Page.of(views.of(runs), keyset.limit(), run -> List.of(run.id()), null);
    }
}
