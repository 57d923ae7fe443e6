package org.vanthu.archive.transfer;

import java.util.List;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;

/** Lists permanent dossiers that may be handed over to the historical archive. */
final class CandidatesGet extends JsonWebScript {

    private final Transfers transfers;

    CandidatesGet(Transfers transfers) {
        this.transfers = transfers;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Keyset keyset = request.keyset();
        return Page.of(
                transfers.candidates(
                        request.required("agency"),
                        request.flag("all"),
                        keyset.isFirstPage() ? "" : keyset.after().get(0),
                        keyset.limit() + 1),
                keyset.limit(),
                row -> List.of(row.dossier()),
                null);
    }
}
