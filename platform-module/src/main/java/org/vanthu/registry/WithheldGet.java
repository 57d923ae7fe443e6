package org.vanthu.registry;

import java.util.Map;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** The documents of an agency on which a secrecy mark was found and nobody has decided. */
final class WithheldGet extends JsonWebScript {

    private final SecretDocuments secrets;

    WithheldGet(SecretDocuments secrets) {
        this.secrets = secrets;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Map.of("items", secrets.waiting(request.required("agency")));
    }
}
