package org.vanthu.capture;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lists what came in. */
final class EntriesGet extends JsonWebScript {
    private final EntryLists lists;

    EntriesGet(EntryLists lists) {
        this.lists = lists;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return lists.list(request.required("agency"), request.query("state").orElse("waiting"), request.keyset());
    }
}
