package org.vanthu.registry;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Opens a register, with the number to begin with. */
final class RegistersPost extends JsonWebScript {

    private final Registers registers;

    RegistersPost(Registers registers) {
        this.registers = registers;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Form form = request.body(Form.class);
        return Reply.created(registers.open(
                form.agency() == null ? "" : form.agency(),
                form.kind() == null ? Registers.INCOMING : form.kind(),
                form.name() == null ? "" : form.name(),
                form.year() == null ? 0 : form.year(),
                form.startNumber() == null ? 1 : form.startNumber()));
    }

    /** The body. */
    record Form(
            @Nullable String agency,
            @Nullable String kind,
            @Nullable String name,
            @Nullable Integer year,
            @Nullable Long startNumber) {}
}
