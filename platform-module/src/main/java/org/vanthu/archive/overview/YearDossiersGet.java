package org.vanthu.archive.overview;

import java.util.List;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;

/** Lists the dossiers behind a figure of a year. */
final class YearDossiersGet extends JsonWebScript {

    private final YearFigures figures;

    YearDossiersGet(YearFigures figures) {
        this.figures = figures;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Keyset keyset = request.keyset();
        return Page.of(
                figures.dossiers(
                        request.required("agency"),
                        YearGet.year(request),
                        request.query("show").orElse(""),
                        keyset.isFirstPage() ? "" : keyset.after().get(0),
                        keyset.limit() + 1),
                keyset.limit(),
                row -> List.of(row.code()),
                null);
    }
}
