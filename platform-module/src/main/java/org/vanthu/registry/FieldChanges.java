package org.vanthu.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.vanthu.audit.Change;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;

/** Lays changed fields over known ones and tells what became of which value. */
final class FieldChanges {

    private static final Set<String> PARTS_OF_NUMBER = Set.of("codeNumber", "codeNotation");

    private FieldChanges() {}

    /** @throws InvalidInputException if a name is unknown or a value of the wrong kind */
    static IncomingFields apply(IncomingFields before, Map<String, Object> changes) {
        Map<String, Object> values = map(before);
        changes.forEach((field, value) -> {
            if (!values.containsKey(field)) {
                throw InvalidInputException.field(field, value, "shared.error.member", field);
            }
            values.put(field, value);
        });
        if (!changes.containsKey("number")
                && (changes.containsKey("codeNumber") || changes.containsKey("codeNotation"))) {
            values.put("number", null);
        }
        try {
            return Json.MAPPER.convertValue(values, IncomingFields.class);
        } catch (IllegalArgumentException e) {
            throw InvalidInputException.field(
                    e, "fields", changes, "shared.error.member", new TreeSet<>(changes.keySet()));
        }
    }

    static List<Change> between(IncomingFields before, IncomingFields after) {
        Map<String, Object> old = map(before);
        List<Change> changes = new ArrayList<>();
        map(after).forEach((field, value) -> {
            if (!PARTS_OF_NUMBER.contains(field) && !Objects.equals(text(old.get(field)), text(value))) {
                changes.add(new Change(field, text(old.get(field)), text(value)));
            }
        });
        return changes;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(IncomingFields fields) {
        return Json.MAPPER.convertValue(fields, LinkedHashMap.class);
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null || value.equals("") || (value instanceof List<?> list && list.isEmpty())) {
            return null;
        }
        return value.toString();
    }
}
