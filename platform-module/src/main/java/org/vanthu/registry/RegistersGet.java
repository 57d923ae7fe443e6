package org.vanthu.registry;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.Page;

/** Lists the registers of an agency. */
final class RegistersGet extends JsonWebScript {

    private final Registers registers;

    RegistersGet(Registers registers) {
        this.registers = registers;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Integer year = request.queryNumber("year").map(Long::intValue).orElse(null);
        return Page.all(
                registers.list(request.required("agency"), request.query("kind").orElse(Registers.INCOMING), year));
    }
}
