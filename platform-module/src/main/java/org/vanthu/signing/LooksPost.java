package org.vanthu.signing;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Replaces the own picture, or that of the seal. */
final class LooksPost extends JsonWebScript {

    private final Pictures pictures;

    LooksPost(Pictures pictures) {
        this.pictures = pictures;
    }

    @Override
    protected Object handle(JsonRequest request) {
        Form form = request.body(Form.class);
        String agency = required("agency", form.agency());
        pictures.save(
                agency,
                required("kind", form.kind()),
                new Picture(required("picture", form.picture()), Objects.requireNonNullElse(form.widthMm(), 0.0)));
        return Reply.noContent();
    }

    private static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw InvalidInputException.field(field, "", "shared.error.missing", field);
        }
        return value;
    }

    /** A picture; PNG in Base64. */
    record Form(
            @Nullable String agency,
            @Nullable String kind,
            @Nullable String picture,
            @Nullable Double widthMm) {}
}
