package org.vanthu.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.springframework.extensions.webscripts.servlet.FormData;
import org.vanthu.files.FileGuard;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;

/** Files of one request, spooled; {@link #close} deletes them. */
final class Uploaded implements AutoCloseable {

    /** One file as it was sent. */
    record Part(String field, String fileName, Path file) {}

    private final List<Part> parts = new ArrayList<>();

    /** Spools the files of a form; none where the request is no form. */
    static Uploaded of(JsonRequest request, FileGuard fileGuard) throws IOException {
        Uploaded uploaded = new Uploaded();
        Optional<FormData> form = request.form();
        if (form.isEmpty()) {
            return uploaded;
        }
        try {
            for (FormData.FormField field : form.get().getFields()) {
                if (field.getIsFile() && !field.getName().equals("metadata")) {
                    String name = field.getFilename() == null ? "" : field.getFilename();
                    try (InputStream in = field.getInputStream()) {
                        uploaded.parts.add(new Part(field.getName(), name, fileGuard.spool(in, name)));
                    }
                }
            }
            return uploaded;
        } catch (IOException | RuntimeException e) {
            uploaded.close();
            throw e;
        }
    }

    /** Files that are spooled already. */
    static Uploaded of(List<Part> parts) {
        Uploaded uploaded = new Uploaded();
        uploaded.parts.addAll(parts);
        return uploaded;
    }

    /** The part {@code metadata}, or the body where the request is no form. */
    static <T> T metadata(JsonRequest request, Class<T> type) throws IOException {
        return request.form().isEmpty() ? request.body(type) : request.jsonPart("metadata", type);
    }

    List<Part> of(String field) {
        return parts.stream().filter(part -> part.field().equals(field)).toList();
    }

    /** @throws InvalidInputException if the request has no such file */
    Part required(String field) {
        return of(field).stream()
                .findFirst()
                .orElseThrow(() -> InvalidInputException.field(field, "", "shared.error.missing", field));
    }

    @Override
    public void close() {
        parts.forEach(part -> OutgoingNodes.delete(part.file()));
    }
}
