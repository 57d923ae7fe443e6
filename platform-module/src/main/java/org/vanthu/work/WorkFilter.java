package org.vanthu.work;

import java.util.Optional;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;

/** Which work a list shows. */
record WorkFilter(
        String agency,
        Box box,
        Optional<String> process,
        Optional<String> step,
        Optional<String> part,
        Optional<String> state,
        Optional<Due> due,
        Optional<String> unit,
        Optional<String> holder,
        Optional<String> words) {

    /** Whose work. */
    enum Box {
        MINE,
        UNIT,
        AGENCY
    }

    /** How near its end. */
    enum Due {
        SOON,
        OVERDUE
    }

    static WorkFilter of(JsonRequest request) {
        return new WorkFilter(
                request.required("agency"),
                request.query("box").map(value -> one(Box.class, "box", value)).orElse(Box.MINE),
                request.query("process"),
                request.query("step"),
                request.query("part"),
                request.query("state"),
                request.query("due").map(value -> one(Due.class, "due", value)),
                request.query("unit"),
                request.query("holder"),
                request.query("q"));
    }

    private static <E extends Enum<E>> E one(Class<E> type, String field, String value) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(value)) {
                return constant;
            }
        }
        throw InvalidInputException.field(field, value, "work.error.choice", field, value);
    }
}
