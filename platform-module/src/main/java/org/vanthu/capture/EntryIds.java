package org.vanthu.capture;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;

/** Entries that a request names: {@code {"ids": ["…"]}}. */
final class EntryIds {

    private EntryIds() {}

    /** @throws InvalidInputException if one is no number */
    static List<Long> of(JsonRequest request) {
        List<String> ids = request.body(Form.class).ids();
        return ids == null ? List.of() : ids.stream().map(EntryIds::number).toList();
    }

    private static Long number(String id) {
        try {
            return Long.valueOf(id);
        } catch (NumberFormatException e) {
            throw InvalidInputException.field(e, "ids", id, "shared.error.number", "ids", id);
        }
    }

    /** What is sent. */
    record Form(@Nullable List<String> ids) {}
}
