package org.vanthu.retention;

import java.util.Map;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Lists what the person was told of the lists of retention. */
final class NoticesGet extends JsonWebScript {

    private final RetentionNotices notices;

    NoticesGet(RetentionNotices notices) {
        this.notices = notices;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Map.of(
                "items",
                notices.mine(request.required("agency")).stream()
                        .map(notice -> Map.of(
                                "view", notice.view(),
                                "dossiers", notice.dossiers(),
                                "notedAt", notice.notedAt(),
                                "seen", notice.seenAt() != null))
                        .toList());
    }
}
