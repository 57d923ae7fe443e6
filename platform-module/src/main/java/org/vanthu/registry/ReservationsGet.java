package org.vanthu.registry;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Lists the numbers of a register that were set aside. */
final class ReservationsGet extends JsonWebScript {

    private final Reservations reservations;

    ReservationsGet(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(reservations.slots(request.path("id")));
    }
}
