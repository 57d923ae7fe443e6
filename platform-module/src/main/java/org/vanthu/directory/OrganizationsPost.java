package org.vanthu.directory;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Writes an organisation into the directory. */
final class OrganizationsPost extends JsonWebScript {

    private final Keeping keeping;
    private final Views views;

    OrganizationsPost(Keeping keeping, Views views) {
        this.keeping = keeping;
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Reply.created(views.one(keeping.add(request.body(OrganizationForm.class))));
    }
}
