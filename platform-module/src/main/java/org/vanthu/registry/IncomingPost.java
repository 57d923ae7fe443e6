package org.vanthu.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.springframework.extensions.webscripts.servlet.FormData;
import org.vanthu.files.FileGuard;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;
import org.vanthu.shared.NotFoundException;

/** Registers an incoming document: JSON, or a form with the parts {@code metadata} and {@code file}. */
final class IncomingPost extends JsonWebScript {

    private final RegistryService registry;
    private final RegistryExtensions extensions;
    private final FileGuard fileGuard;

    IncomingPost(RegistryService registry, RegistryExtensions extensions, FileGuard fileGuard) {
        this.registry = registry;
        this.extensions = extensions;
        this.fileGuard = fileGuard;
    }

    @Override
    protected Object handle(JsonRequest request) throws IOException {
        if (request.form().isEmpty()) {
            return register(request.body(Form.class), null);
        }
        FormData.FormField metadata = request.part("metadata")
                .orElseThrow(() -> InvalidInputException.field("metadata", "", "shared.error.missing", "metadata"));
        Form form = request.parse(bytes(metadata), Form.class);
        Optional<FormData.FormField> file = request.part("file");
        if (file.isEmpty()) {
            return register(form, null);
        }
        String fileName = file.get().getFilename() == null ? "" : file.get().getFilename();
        try (InputStream in = file.get().getInputStream()) {
            Path spooled = fileGuard.spool(in, fileName);
            try {
                return register(form, new RegistrationRequest.Upload(fileName, spooled));
            } finally {
                Files.deleteIfExists(spooled);
            }
        }
    }

    private Reply register(Form form, RegistrationRequest.@Nullable Upload upload) {
        if (form.fields() == null) {
            throw InvalidInputException.field("fields", "", "shared.error.missing", "fields");
        }
        String agency = form.agency() == null ? "" : form.agency();
        return Reply.created(RegistrationAnswer.of(registry.registerIncoming(new RegistrationRequest(
                agency,
                form.register(),
                document(agency, form),
                upload,
                form.fields(),
                form.arrivalDate(),
                form.eventTime(),
                form.reservedNumber(),
                form.overrideReason(),
                Boolean.TRUE.equals(form.awaitDirection())))));
    }

    private @Nullable NodeRef document(String agency, Form form) {
        String entryId = form.entryId();
        if (entryId == null || entryId.isBlank()) {
            return null;
        }
        return extensions
                .document(agency, entryId)
                .orElseThrow(() -> new NotFoundException("registry.error.no-document", entryId));
    }

    private static byte[] bytes(FormData.FormField metadata) throws IOException {
        if (metadata.getIsFile()) {
            try (InputStream in = metadata.getInputStream()) {
                return in.readNBytes(1 << 20);
            }
        }
        return metadata.getValue().getBytes(StandardCharsets.UTF_8);
    }

    /** The body, or the part {@code metadata}. */
    record Form(
            @Nullable String agency,
            @Nullable String register,
            @Nullable String entryId,
            @Nullable IncomingFields fields,
            @Nullable LocalDate arrivalDate,
            @Nullable Instant eventTime,
            @Nullable Long reservedNumber,
            @Nullable String overrideReason,
            @Nullable Boolean awaitDirection) {}
}
