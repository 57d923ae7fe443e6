package org.vanthu.registry;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Recomputes the hash chain of a register. */
final class RegisterVerifyGet extends JsonWebScript {

    private final RegisterVerifier verifier;

    RegisterVerifyGet(RegisterVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return verifier.verify(request.path("id"));
    }
}
