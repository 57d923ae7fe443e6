package org.vanthu.routing;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;

/** Ids of items travel as texts: they are larger than the numbers of JavaScript. */
final class Ids {

    private Ids() {}

    /** @throws InvalidInputException if it is no id */
    static long parse(String field, @Nullable String id) {
        try {
            return Long.parseLong(id == null ? "" : id.strip());
        } catch (NumberFormatException e) {
            throw InvalidInputException.field(e, field, id, "shared.error.number", field, String.valueOf(id));
        }
    }
}
