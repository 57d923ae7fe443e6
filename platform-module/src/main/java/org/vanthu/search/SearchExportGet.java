package org.vanthu.search;

import java.time.Clock;
import java.time.LocalDate;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Texts;

/** Exports what a search finds. */
final class SearchExportGet extends JsonWebScript {
    private final SearchExport export;
    private final Clock clock;

    SearchExportGet(SearchExport export, Clock clock) {
        this.export = export;
        this.clock = clock;
    }

    @Override
    protected Object handle(JsonRequest request) {
        String format = request.required("format");
        ExportFormat writer = ExportFormat.of(format)
                .orElseThrow(() -> InvalidInputException.field("format", format, "search.error.format", format));
        SearchExport.Rows rows = export.rows(SearchRequest.of(request));
        LocalDate today = LocalDate.now(clock.withZone(Json.ZONE));
        String name = Texts.of("search.export.file", today.toString()) + "." + format;
        return Reply.bytes(writer.contentType(), name, out -> writer.write(ExportTable.of(rows, today), out));
    }
}
