package org.vanthu.publication;

import java.util.List;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;

/** Lists what an agency published, the last first. */
final class ItemsGet extends JsonWebScript {

    private final Publishing publishing;

    ItemsGet(Publishing publishing) {
        this.publishing = publishing;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Keyset keyset = request.keyset();
        long before = Long.MAX_VALUE;
        try {
            before = keyset.isFirstPage()
                    ? before
                    : Long.parseLong(keyset.after().get(0));
        } catch (NumberFormatException e) {
            throw InvalidInputException.field(e, "after", "", "shared.error.page-position", "");
        }
        return Page.of(
                publishing.items(
                        request.required("agency"), request.query("state").orElse(null), before, keyset.limit() + 1),
                keyset.limit(),
                item -> List.of(item.id()),
                null);
    }
}
