package org.vanthu.moving;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.alfresco.service.cmr.repository.MLText;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Values of properties with their types, so that each comes back as what it was. */
final class PropertyJson {

    private static final String TYPE = "t";
    private static final String VALUE = "v";

    private PropertyJson() {}

    /** @throws IllegalStateException if the value is of a type that no property of the module has */
    static JsonNode write(@Nullable Object value) {
        if (value == null) {
            return MoveJson.MAPPER.nullNode();
        }
        if (value instanceof Collection<?> values) {
            ArrayNode list = MoveJson.MAPPER.createArrayNode();
            values.forEach(one -> list.add(write(one)));
            return list;
        }
        if (value instanceof String text) {
            return MoveJson.MAPPER.getNodeFactory().textNode(text);
        }
        if (value instanceof Boolean flag) {
            return MoveJson.MAPPER.getNodeFactory().booleanNode(flag);
        }
        ObjectNode typed = MoveJson.object();
        if (value instanceof MLText texts) {
            ObjectNode all = typed.put(TYPE, "ml").putObject(VALUE);
            Map<String, String> sorted = new TreeMap<>();
            texts.forEach((locale, text) -> sorted.put(locale.toString(), text));
            sorted.forEach(all::put);
            return typed;
        }
        return typed.put(TYPE, name(value)).put(VALUE, text(value));
    }

    private static String name(Object value) {
        if (value instanceof Date) {
            return "date";
        }
        for (Class<?> known : List.of(
                Long.class, Integer.class, Double.class, Float.class, QName.class, NodeRef.class, Locale.class)) {
            if (known.isInstance(value)) {
                return known.getSimpleName().toLowerCase(Locale.ROOT);
            }
        }
        throw new IllegalStateException("a property holds a value that cannot move: " + value.getClass());
    }

    private static String text(Object value) {
        return value instanceof Date date ? Long.toString(date.getTime()) : value.toString();
    }

    static @Nullable Serializable read(JsonNode json) {
        if (json.isNull()) {
            return null;
        }
        if (json.isArray()) {
            ArrayList<@Nullable Serializable> list = new ArrayList<>();
            json.forEach(one -> list.add(read(one)));
            return list;
        }
        if (json.isTextual()) {
            return json.textValue();
        }
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        JsonNode value = json.path(VALUE);
        String text = value.asText();
        return switch (json.path(TYPE).asText()) {
            case "ml" -> texts(value);
            case "date" -> new Date(Long.parseLong(text));
            case "long" -> Long.valueOf(text);
            case "integer" -> Integer.valueOf(text);
            case "double" -> Double.valueOf(text);
            case "float" -> Float.valueOf(text);
            case "qname" -> QName.createQName(text);
            case "noderef" -> new NodeRef(text);
            case "locale" -> locale(text);
            default -> throw new IllegalArgumentException("no type of a property: " + json.path(TYPE));
        };
    }

    private static MLText texts(JsonNode value) {
        MLText texts = new MLText();
        texts.clear();
        value.properties()
                .forEach(one -> texts.put(locale(one.getKey()), one.getValue().textValue()));
        return texts;
    }

    /** The form of {@link Locale#toString}. */
    static Locale locale(String text) {
        return Locale.forLanguageTag(text.replace('_', '-'));
    }
}
