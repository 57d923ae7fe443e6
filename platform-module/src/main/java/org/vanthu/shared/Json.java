package org.vanthu.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;

/**
 * JSON as all of Vanthu reads and writes it: times in ISO 8601 at +07:00, dates as yyyy-MM-dd, text in Unicode NFC
 * (TCVN 6909:2001), unknown members refused so that a mistyped field is an error and not a silence. ACS ships no
 * Jackson module for java.time, hence the few serializers here.
 */
public final class Json {

    /** The one time zone of Vietnam. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final int MAX_TEXT_CHARS = 1_000_000;
    private static final int MAX_DEPTH = 50;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    /** Shared and immutable after construction. */
    public static final ObjectMapper MAPPER = mapper();

    private Json() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + value.getClass(), e);
        }
    }

    /**
     * Reads what Vanthu itself has written, such as a column.
     *
     * @throws UncheckedIOException if it is not of that form
     */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectMapper mapper() {
        SimpleModule module = new SimpleModule("vanthu");
        module.addSerializer(
                Instant.class,
                text(t -> TIME.format(
                        t.truncatedTo(ChronoUnit.MILLIS).atZone(ZONE).toOffsetDateTime())));
        module.addSerializer(ZonedDateTime.class, text(t -> TIME.format(t.withZoneSameInstant(ZONE))));
        module.addSerializer(LocalDate.class, text(LocalDate::toString));
        module.addSerializer(LocalTime.class, text(LocalTime::toString));
        module.addDeserializer(
                Instant.class,
                scalar(Instant.class, t -> OffsetDateTime.parse(t).toInstant()));
        module.addDeserializer(LocalDate.class, scalar(LocalDate.class, LocalDate::parse));
        module.addDeserializer(LocalTime.class, scalar(LocalTime.class, LocalTime::parse));
        module.addDeserializer(String.class, scalar(String.class, t -> Normalizer.normalize(t, Normalizer.Form.NFC)));
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(module)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .serializationInclusion(JsonInclude.Include.ALWAYS)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(MAX_TEXT_CHARS)
                        .maxNestingDepth(MAX_DEPTH)
                        .build());
        return mapper;
    }

    private static <T> JsonSerializer<T> text(Function<T, String> format) {
        return new JsonSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
                out.writeString(format.apply(value));
            }
        };
    }

    private static <T> StdScalarDeserializer<T> scalar(Class<T> type, Function<String, T> parse) {
        return new StdScalarDeserializer<>(type) {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
                String text = in.getValueAsString();
                if (text == null) {
                    return type.cast(context.handleUnexpectedToken(type, in));
                }
                if (type != String.class && text.isBlank()) {
                    return getNullValue(context);
                }
                try {
                    return parse.apply(type == String.class ? text : text.trim());
                } catch (java.time.format.DateTimeParseException e) {
                    return type.cast(context.handleWeirdStringValue(type, text, "ISO 8601"));
                }
            }
        };
    }
}
