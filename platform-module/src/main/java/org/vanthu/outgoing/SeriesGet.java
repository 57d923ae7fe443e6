package org.vanthu.outgoing;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Lists the series of a year. */
final class SeriesGet extends JsonWebScript {

    private final OutgoingSeries series;

    SeriesGet(OutgoingSeries series) {
        this.series = series;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Integer year = request.queryNumber("year").map(Long::intValue).orElse(null);
        return Page.all(series.list(request.required("agency"), year));
    }
}
