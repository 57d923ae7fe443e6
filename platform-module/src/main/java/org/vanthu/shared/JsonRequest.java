package org.vanthu.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import org.jspecify.annotations.Nullable;
import org.springframework.extensions.webscripts.WebScriptRequest;
import org.springframework.extensions.webscripts.servlet.FormData;

/** A web script request, read with clear errors: path variables, query parameters and a JSON body. */
public final class JsonRequest {

    /** A JSON body is metadata; files come as multipart. */
    static final int MAX_BODY_BYTES = 1 << 20;

    private final WebScriptRequest request;

    JsonRequest(WebScriptRequest request) {
        this.request = request;
    }

    /** The value of {@code {name}} in the URL template. */
    public String path(String name) {
        String value = request.getServiceMatch().getTemplateVars().get(name);
        if (value == null || value.isBlank()) {
            throw InvalidInputException.field(name, value, "shared.error.missing", name);
        }
        return value;
    }

    /** @throws InvalidInputException if it is not a whole number */
    public long pathNumber(String name) {
        return number(name, path(name));
    }

    /** @throws InvalidInputException if it is not of the form yyyy-MM-dd */
    public LocalDate pathDate(String name) {
        return date(name, path(name));
    }

    /** A query parameter in NFC without surrounding blanks; empty when it is missing or blank. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(request.getParameter(name))
                .map(value -> Normalizer.normalize(value, Normalizer.Form.NFC).strip())
                .filter(value -> !value.isEmpty());
    }

    /** @throws InvalidInputException if it is missing */
    public String required(String name) {
        return query(name).orElseThrow(() -> InvalidInputException.field(name, "", "shared.error.missing", name));
    }

    /** @throws InvalidInputException if it is not a whole number */
    public Optional<Long> queryNumber(String name) {
        return query(name).map(value -> number(name, value));
    }

    /** @throws InvalidInputException if it is not of the form yyyy-MM-dd */
    public Optional<LocalDate> queryDate(String name) {
        return query(name).map(value -> date(name, value));
    }

    public boolean flag(String name) {
        return query(name)
                .filter(value -> value.equals("1") || value.equals("true"))
                .isPresent();
    }

    /** The place in a list, from {@code after} and {@code limit}. */
    public Keyset keyset() {
        return Keyset.parse(request.getParameter("after"), request.getParameter("limit"));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name)).filter(value -> !value.isBlank());
    }

    /**
     * Reads the JSON body.
     *
     * @throws InvalidInputException if it is missing, larger than 1 MiB, no JSON, or has a member that the type does
     *     not know
     */
    public <T> T body(Class<T> type) {
        try (InputStream in = request.getContent().getInputStream()) {
            byte[] bytes = in.readNBytes(MAX_BODY_BYTES + 1);
            if (bytes.length > MAX_BODY_BYTES) {
                throw new InvalidInputException("shared.error.body-size", MAX_BODY_BYTES / 1024);
            }
            return parse(bytes, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a JSON text that came as a part of a form; the same errors as {@link #body}. */
    public <T> T parse(byte[] json, Class<T> type) {
        if (json.length == 0) {
            throw new InvalidInputException("shared.error.body-missing");
        }
        try {
            T value = Json.MAPPER.readValue(json, type);
            if (value == null) {
                throw new InvalidInputException("shared.error.body-missing");
            }
            return value;
        } catch (InvalidFormatException e) {
            throw InvalidInputException.field(
                    e, fieldOf(e), e.getValue(), "shared.error.format", fieldOf(e), String.valueOf(e.getValue()));
        } catch (JsonMappingException e) {
            throw InvalidInputException.field(e, fieldOf(e), "", "shared.error.member", fieldOf(e));
        } catch (JsonProcessingException e) {
            throw InvalidInputException.field(
                    e,
                    "",
                    "",
                    "shared.error.body-json",
                    e.getLocation() == null ? 0 : e.getLocation().getColumnNr());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The parts of a multipart form, or empty when the body is no form. Only a form may be parsed by the container: it
     * reads a JSON body up, and {@link #body} would find nothing left.
     */
    public Optional<FormData> form() {
        String type = request.getContentType();
        boolean multipart = type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
        return multipart && request.parseContent() instanceof FormData form ? Optional.of(form) : Optional.empty();
    }

    /** A part of a multipart form by its name. */
    public Optional<FormData.FormField> part(String name) {
        return form().flatMap(form -> Arrays.stream(form.getFields())
                .filter(field -> field.getName().equals(name))
                .findFirst());
    }

    /**
     * A part of a multipart form that holds JSON, sent as text or as a file.
     *
     * @throws InvalidInputException if it is missing, or as {@link #parse} says
     */
    public <T> T jsonPart(String name, Class<T> type) throws IOException {
        FormData.FormField field =
                part(name).orElseThrow(() -> InvalidInputException.field(name, "", "shared.error.missing", name));
        if (!field.getIsFile()) {
            return parse(field.getValue().getBytes(StandardCharsets.UTF_8), type);
        }
        try (InputStream in = field.getInputStream()) {
            return parse(in.readNBytes(MAX_BODY_BYTES), type);
        }
    }

    /** The request itself, for what this class does not offer. */
    public WebScriptRequest raw() {
        return request;
    }

    private static long number(String name, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw InvalidInputException.field(e, name, value, "shared.error.number", name, value);
        }
    }

    private static LocalDate date(String name, String value) {
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw InvalidInputException.field(e, name, value, "shared.error.date", name, value);
        }
    }

    private static String fieldOf(JsonMappingException e) {
        return e.getPath().stream().map(JsonRequest::step).collect(Collectors.joining("."));
    }

    private static @Nullable String step(JsonMappingException.Reference reference) {
        return reference.getFieldName() == null ? String.valueOf(reference.getIndex()) : reference.getFieldName();
    }
}
