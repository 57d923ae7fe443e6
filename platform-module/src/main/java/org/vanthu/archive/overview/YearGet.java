package org.vanthu.archive.overview;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Tells the figures of a year. */
final class YearGet extends JsonWebScript {

    private static final int FIRST = 1945;
    private static final int LAST = 2999;

    private final YearFigures figures;

    YearGet(YearFigures figures) {
        this.figures = figures;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return figures.year(request.required("agency"), year(request));
    }

    /** @throws InvalidInputException if it is missing or no year */
    static int year(JsonRequest request) {
        String text = request.required("year");
        return request.queryNumber("year")
                .filter(year -> year >= FIRST && year <= LAST)
                .orElseThrow(() -> InvalidInputException.field("year", text, "shared.error.number", "year", text))
                .intValue();
    }
}
