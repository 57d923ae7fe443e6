package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Opens a series. */
final class SeriesPost extends JsonWebScript {

    private final OutgoingSeries series;

    SeriesPost(OutgoingSeries series) {
        this.series = series;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Reply.created(series.open(request.body(OutgoingSeries.Form.class)));
    }
}
