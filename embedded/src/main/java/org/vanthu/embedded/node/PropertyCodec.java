package org.vanthu.embedded.node;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.alfresco.service.cmr.repository.AssociationRef;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.MLText;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.springframework.extensions.surf.util.I18NUtil;

/**
 * Writes property values as JSON and reads them back as they were.
 *
 * <p>Names are full ({@code {uri}local}). Text, whole numbers and truth values are plain JSON; a list is an array;
 * every other kind is an object with one letter that says which: {@code {"d": time}}, {@code {"n": node}}, {@code {"q":
 * name}}, {@code {"c": content}}, {@code {"m": {locale: text}}}, {@code {"g": long}}, {@code {"f": double}}, ...
 */
public final class PropertyCodec {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Map<String, QName> NAMES = new java.util.concurrent.ConcurrentHashMap<>();

    private PropertyCodec() {}

    public static String write(Map<QName, Serializable> properties) {
        StringWriter text = new StringWriter(256 + properties.size() * 48);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<QName, Serializable> property : properties.entrySet()) {
                json.writeFieldName(property.getKey().toString());
                write(json, property.getValue());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    public static Map<QName, Serializable> read(String text) {
        Map<QName, Serializable> properties = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                QName name = NAMES.computeIfAbsent(json.currentName(), QName::createQName);
                json.nextToken();
                properties.put(name, read(json));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    /** Writes one value. */
    public static String writeValue(@Nullable Serializable value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Reads one value. */
    public static @Nullable Serializable readValue(String text) {
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            return read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof Collection<?> values) {
            json.writeStartArray();
            for (Object item : values) {
                write(json, item);
            }
            json.writeEndArray();
        } else {
            json.writeStartObject();
            writeTagged(json, value);
            json.writeEndObject();
        }
    }

    private static void writeTagged(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Date date) {
            json.writeStringField("d", Instant.ofEpochMilli(date.getTime()).toString());
        } else if (value instanceof Long number) {
            json.writeNumberField("g", number);
        } else if (value instanceof Double number) {
            json.writeStringField("f", number.toString());
        } else if (value instanceof Float number) {
            json.writeStringField("e", number.toString());
        } else if (value instanceof NodeRef ref) {
            json.writeStringField("n", ref.toString());
        } else if (value instanceof QName name) {
            json.writeStringField("q", name.toString());
        } else if (value instanceof ContentData content) {
            json.writeStringField("c", content.toString());
        } else if (value instanceof Locale locale) {
            json.writeStringField("l", locale.toString());
        } else if (value instanceof MLText texts) {
            json.writeObjectFieldStart("m");
            for (Map.Entry<Locale, String> text : texts.entrySet()) {
                json.writeStringField(text.getKey().toString(), text.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof StoreRef ref) {
            json.writeStringField("s", ref.toString());
        } else if (value instanceof ChildAssociationRef ref) {
            json.writeStringField("p", ref.toString());
        } else if (value instanceof AssociationRef ref) {
            json.writeStringField("a", ref.toString());
        } else {
            json.writeStringField("x", Base64.getEncoder().encodeToString(serialize(value)));
        }
    }

    private static @Nullable Serializable read(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> json.getIntValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case START_ARRAY -> readList(json);
            case START_OBJECT -> readTagged(json);
            default -> throw new IOException("Unexpected in a property: " + json.currentToken());
        };
    }

    @SuppressWarnings("NonApiType") // a list that is Serializable
    private static ArrayList<@Nullable Serializable> readList(JsonParser json) throws IOException {
        ArrayList<@Nullable Serializable> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(read(json));
        }
        return values;
    }

    private static Serializable readTagged(JsonParser json) throws IOException {
        json.nextToken();
        String tag = json.currentName();
        json.nextToken();
        Serializable value = switch (tag) {
            case "d" -> Date.from(Instant.parse(json.getText()));
            case "g" -> json.getLongValue();
            case "f" -> Double.valueOf(json.getText());
            case "e" -> Float.valueOf(json.getText());
            case "n" -> new NodeRef(json.getText());
            case "q" -> QName.createQName(json.getText());
            case "c" -> ContentData.createContentProperty(json.getText());
            case "l" -> I18NUtil.parseLocale(json.getText());
            case "m" -> readTexts(json);
            case "s" -> new StoreRef(json.getText());
            case "p" -> new ChildAssociationRef(json.getText());
            case "a" -> new AssociationRef(json.getText());
            case "x" -> deserialize(Base64.getDecoder().decode(json.getText()));
            default -> throw new IOException("Unknown kind of property value: " + tag);
        };
        json.nextToken();
        return value;
    }

    private static MLText readTexts(JsonParser json) throws IOException {
        MLText texts = new MLText();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            Locale locale = I18NUtil.parseLocale(json.currentName());
            json.nextToken();
            texts.addValue(locale, json.getText());
        }
        return texts;
    }

    private static byte[] serialize(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    /** Reads only what this process wrote: JDK values and ACS values, no other classes. */
    @SuppressWarnings("BanSerializableRead")
    private static Serializable deserialize(byte[] bytes) throws IOException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(ObjectInputFilter.Config.createFilter(
                    "java.lang.*;java.util.*;java.time.*;java.math.*;org.alfresco.**;maxdepth=20;!*"));
            return (Serializable) in.readObject();
        } catch (ClassNotFoundException e) {
            throw new IOException("A property value needs a class that is gone", e);
        }
    }
}
