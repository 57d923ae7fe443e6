package org.vanthu.archive.packages;

import java.util.Map;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Tells what of a dossier does not meet the standard for packages. */
final class PackageCheckGet extends JsonWebScript {

    private final DossierPackages packages;

    PackageCheckGet(DossierPackages packages) {
        this.packages = packages;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Map.of("items", packages.check(request.path("id"), PackageGet.kind(request)));
    }
}
