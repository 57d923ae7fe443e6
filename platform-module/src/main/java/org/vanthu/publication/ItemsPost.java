package org.vanthu.publication;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Publishes a kept report or an issued document. */
final class ItemsPost extends JsonWebScript {

    private final Publishing publishing;

    ItemsPost(Publishing publishing) {
        this.publishing = publishing;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Reply.created(publishing.publish(request.body(Publishing.ItemForm.class)));
    }
}
