package org.vanthu.registry;

import org.vanthu.organization.Access;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Finds issuers while typing. */
final class CorrespondentsGet extends JsonWebScript {

    private final Correspondents correspondents;
    private final Access access;

    CorrespondentsGet(Correspondents correspondents, Access access) {
        this.correspondents = correspondents;
        this.access = access;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(
                correspondents.find(access.roles().keySet(), request.query("q").orElse("")));
    }
}
