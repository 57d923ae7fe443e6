package org.vanthu.archive.packages;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Values of the fields of a description; a field without a value is not in it. */
final class Description {

    private final Map<String, String> values = new LinkedHashMap<>();

    Description with(Field field, @Nullable Object value) {
        return with(field.name(), value);
    }

    Description with(String name, @Nullable Object value) {
        String text = value == null ? "" : value.toString().strip();
        if (!text.isEmpty()) {
            values.put(name, text);
        }
        return this;
    }

    /** The value, or an empty text. */
    String get(Field field) {
        return values.getOrDefault(field.name(), "");
    }
}
