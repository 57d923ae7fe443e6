package org.vanthu.retention;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lists dossiers by what is due, expired, held. */
final class RetainedGet extends JsonWebScript {

    private final RetentionViews views;

    RetainedGet(RetentionViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.list(
                request.required("agency"),
                new RetainedQuery(
                        request.query("view").orElse(null),
                        request.query("q").orElse(null),
                        request.queryNumber("fromYear").map(Long::intValue).orElse(null),
                        request.queryNumber("toYear").map(Long::intValue).orElse(null),
                        request.query("unit").orElse(null),
                        request.query("rule").orElse(null)),
                request.keyset());
    }
}
