package org.vanthu.archive.packages;

import java.util.List;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Page;

/** Lists the packages of an agency, the last first. */
final class PackagesGet extends JsonWebScript {

    private final DossierPackages packages;

    PackagesGet(DossierPackages packages) {
        this.packages = packages;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Keyset keyset = request.keyset();
        return Page.of(
                packages.list(
                        request.required("agency"),
                        request.query("direction").orElse(null),
                        request.query("dossier").orElse(null),
                        before(keyset),
                        keyset.limit() + 1),
                keyset.limit(),
                row -> List.of(row.id()),
                null);
    }

    private static long before(Keyset keyset) {
        try {
            return keyset.isFirstPage()
                    ? Long.MAX_VALUE
                    : Long.parseLong(keyset.after().get(0));
        } catch (NumberFormatException e) {
            throw InvalidInputException.field(e, "after", "", "shared.error.page-position", "");
        }
    }
}
