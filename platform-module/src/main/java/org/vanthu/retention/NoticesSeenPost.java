package org.vanthu.retention;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Notes that the person has seen what she was told. */
final class NoticesSeenPost extends JsonWebScript {

    private final RetentionNotices notices;

    NoticesSeenPost(RetentionNotices notices) {
        this.notices = notices;
    }

    @Override
    protected Object handle(JsonRequest request) {
        notices.seen(request.body(SeenForm.class).agency());
        return Reply.noContent();
    }

    /** Of which agency. */
    record SeenForm(@Nullable String agency) {}
}
