package org.vanthu.archive.transfer;

import java.util.List;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;
import org.vanthu.shared.Words;

/** Lists the transfers of an agency, the last first. */
final class TransfersGet extends JsonWebScript {

    private final Transfers transfers;

    TransfersGet(Transfers transfers) {
        this.transfers = transfers;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Keyset keyset = request.keyset();
        return Page.of(
                transfers.list(
                        request.required("agency"),
                        keyset.isFirstPage()
                                ? Long.MAX_VALUE
                                : Words.id("after", keyset.after().get(0)),
                        keyset.limit() + 1),
                keyset.limit(),
                row -> List.of(row.id()),
                null);
    }
}
