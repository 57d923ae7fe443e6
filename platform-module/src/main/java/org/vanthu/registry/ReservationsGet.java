package org.vanthu.registry;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Lists the numbers of a register that were set aside. */
final class ReservationsGet extends JsonWebScript {

    private final Registers registers;

    ReservationsGet(Registers registers) {
        this.registers = registers;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Page.all(registers.slots(request.path("id")));
    }
}
