package org.vanthu.archive.shelves;

import java.io.IOException;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.pdf.Prints;

/** Prints the labels of a shelf or box, or the list of what lies there. */
final class PlacePrintGet extends JsonWebScript {

    private final Places places;
    private final PlacePrints prints;

    PlacePrintGet(Places places, PlacePrints prints) {
        this.places = places;
        this.prints = prints;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        Place place = places.readable(request.path("id"));
        if (request.query("form").filter("labels"::equals).isPresent()) {
            return Reply.bytes(
                    "application/pdf", request.flag("download") ? "nhan.pdf" : null, out -> prints.labels(place, out));
        }
        return Prints.reply(
                prints.list(place),
                request.query("format").orElse("pdf"),
                "danh-sach-" + place.kind().code(),
                request.flag("download"));
    }
}
