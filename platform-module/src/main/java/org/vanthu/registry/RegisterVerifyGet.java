package org.vanthu.registry;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Recomputes the hash chain of a register. */
final class RegisterVerifyGet extends JsonWebScript {

    private final Registers registers;

    RegisterVerifyGet(Registers registers) {
        this.registers = registers;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return registers.verify(request.path("id"));
    }
}
