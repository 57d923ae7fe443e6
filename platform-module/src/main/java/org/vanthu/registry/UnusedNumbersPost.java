package org.vanthu.registry;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Gives up a number that was set aside. */
final class UnusedNumbersPost extends JsonWebScript {

    private final Reservations reservations;

    UnusedNumbersPost(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Form form = request.body(Form.class);
        reservations.giveUp(
                request.path("id"),
                form.number() == null ? 0 : form.number(),
                form.reason() == null ? "" : form.reason());
        return Reply.noContent();
    }

    /** The body. */
    record Form(@Nullable Long number, @Nullable String reason) {}
}
