package org.vanthu.archive.overview;

import java.util.List;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;

/** Lists the documents of a year that are in no dossier. */
final class YearUnfiledGet extends JsonWebScript {

    private final YearFigures figures;

    YearUnfiledGet(YearFigures figures) {
        this.figures = figures;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Keyset keyset = request.keyset();
        return Page.of(
                figures.unfiled(
                        request.required("agency"),
                        YearGet.year(request),
                        keyset.isFirstPage() ? "" : keyset.after().get(0),
                        keyset.limit() + 1),
                keyset.limit(),
                row -> List.of(row.nodeId()),
                null);
    }
}
