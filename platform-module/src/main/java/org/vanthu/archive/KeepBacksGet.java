package org.vanthu.archive;

import java.util.Map;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Requests to keep dossiers beyond the time of submission. */
final class KeepBacksGet extends JsonWebScript {

    private final KeepBacks keepBacks;

    KeepBacksGet(KeepBacks keepBacks) {
        this.keepBacks = keepBacks;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Map.of("items", keepBacks.list(request.required("agency")));
    }
}
