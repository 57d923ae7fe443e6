package org.vanthu.batch;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Undoes one item of a long run. */
final class ItemUndoPost extends JsonWebScript {

    private final Batches batches;

    ItemUndoPost(Batches batches) {
        this.batches = batches;
    }

    @Override
    protected Object handle(JsonRequest request) {
        DecisionPost.Form form = request.body(DecisionPost.Form.class);
        return ItemView.of(batches.undoItem(
                request.pathNumber("id"), request.pathNumber("ordinal"), form.version(), form.reason()));
    }
}
