package org.vanthu.registry;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Closes a register for good. */
final class RegisterClosePost extends JsonWebScript {

    private final Registers registers;

    RegisterClosePost(Registers registers) {
        this.registers = registers;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return registers.close(
                request.path("id"), request.body(ReasonForm.class).text());
    }
}
