package org.vanthu.registry;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Registers a document that waited for a direction. */
final class DocumentRegisterPost extends JsonWebScript {

    private final RegistryService registry;

    DocumentRegisterPost(RegistryService registry) {
        this.registry = registry;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Form form = request.body(Form.class);
        return Reply.created(RegistrationAnswer.of(registry.registerDirected(
                RegistryService.ref(request.path("nodeId")),
                form.register(),
                form.directedBy() == null ? "" : form.directedBy(),
                form.direction() == null ? "" : form.direction(),
                form.fields() == null ? Map.of() : form.fields())));
    }

    /** The body. */
    record Form(
            @Nullable String register,
            @Nullable String directedBy,
            @Nullable String direction,
            @Nullable Map<String, Object> fields) {}
}
