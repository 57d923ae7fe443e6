package org.vanthu.registry;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Sets the next numbers of a register aside. */
final class ReservationsPost extends JsonWebScript {

    private final Reservations reservations;

    ReservationsPost(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Form form = request.body(Form.class);
        String reason = form.reason() == null ? "" : form.reason();
        Long from = form.from();
        Long to = form.to();
        if (from != null && to != null) {
            reservations.reserve(request.path("id"), from, to, reason);
            return Reply.created(Map.of("from", from, "to", to));
        }
        int count = form.count() == null ? 1 : form.count();
        long first = reservations.reserve(request.path("id"), count, reason);
        return Reply.created(Map.of("from", first, "to", first + count - 1));
    }

    /** The body: a count, or the numbers themselves. */
    record Form(
            @Nullable Integer count,
            @Nullable Long from,
            @Nullable Long to,
            @Nullable String reason) {}
}
