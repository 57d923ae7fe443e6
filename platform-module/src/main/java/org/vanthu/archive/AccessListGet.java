package org.vanthu.archive;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Ended dossiers of an agency with the level of access that each has, a page at a time. */
final class AccessListGet extends JsonWebScript {

    private final AccessViews views;

    AccessListGet(AccessViews views) {
        this.views = views;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return views.list(
                request.required("agency"),
                request.query("level").orElse(null),
                request.query("reviewed").map(AccessListGet::reviewed).orElse(null),
                request.queryNumber("year").map(Math::toIntExact).orElse(null),
                request.keyset());
    }

    private static Boolean reviewed(String text) {
        return switch (text) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw InvalidInputException.field("reviewed", text, "archive.error.choice", "reviewed", text);
        };
    }
}
