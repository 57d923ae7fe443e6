package org.vanthu.batch;

import java.util.List;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;
import org.vanthu.shared.Words;

/** The ledger of a long run: what each item was, what becomes of it, how it went. */
final class ItemsGet extends JsonWebScript {

    private final Batches batches;
    private final ItemTable items;

    ItemsGet(Batches batches, ItemTable items) {
        this.batches = batches;
        this.items = items;
    }

    @Override
    protected Object handle(JsonRequest request) {
        BatchRun run = batches.get(request.pathNumber("id"));
        Keyset keyset = request.keyset();
        long after = keyset.isFirstPage() ? 0 : Words.id("after", keyset.after().get(0));
        List<ItemRow> rows = items.list(
                run.id(),
                request.query("state").orElse(null),
                request.query("key").orElse(null),
                after,
                keyset.limit() + 1);
        return Page.of(rows, keyset.limit(), row -> List.of(row.ordinal()), null)
                .map(ItemView::of);
    }
}
