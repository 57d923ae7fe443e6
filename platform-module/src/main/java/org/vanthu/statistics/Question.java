package org.vanthu.statistics;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.JsonRequest;

/**
 * What a report is asked for.
 *
 * @param below count the agencies below instead of the agency itself
 * @param by the dimension by which rows are put together; empty for the sum alone
 * @param filters only what has these keys, by dimension
 * @param threshold from how many overdue a row is marked; null for the site's usual number
 */
record Question(
        Subject subject,
        String agency,
        boolean below,
        Period period,
        String by,
        Map<String, String> filters,
        @Nullable Integer threshold) {

    private static final Map<Subject, List<String>> USAGE = Map.of(Subject.USAGE, List.of("person", "unit", "agency"));

    Question {
        filters = Map.copyOf(filters);
        check(subject, by, "by");
        filters.keySet().forEach(name -> check(subject, name, name));
        if (below
                && subject != Subject.USAGE
                && !subject.counting().dimensions().containsKey("agency")) {
            throw InvalidInputException.field("below", "1", "statistics.error.below", subject.code());
        }
    }

    private static void check(Subject subject, String dimension, String field) {
        if (!dimension.isEmpty() && !dimensions(subject).contains(dimension)) {
            throw InvalidInputException.field(field, dimension, "statistics.error.dimension", dimension);
        }
    }

    private static List<String> dimensions(Subject subject) {
        return USAGE.getOrDefault(
                subject, List.copyOf(subject.counting().dimensions().keySet()));
    }

    /** Reads a request for the subject of its address. */
    static Question of(JsonRequest request, LocalDate today) {
        String code = request.path("subject");
        Subject subject = Subject.find(code)
                .orElseThrow(() -> InvalidInputException.field("subject", code, "statistics.error.subject", code));
        Map<String, String> filters = new LinkedHashMap<>();
        for (String dimension : dimensions(subject)) {
            // an empty key is one as well: the rows that have no unit
            String given = request.raw().getParameter("is-" + dimension);
            if (given != null) {
                filters.put(dimension, given);
            }
        }
        Period period = new Period(
                request.queryDate("from").orElse(today.withDayOfYear(1)),
                request.queryDate("to").orElse(today));
        Optional<Long> threshold = request.queryNumber("threshold");
        return new Question(
                subject,
                request.required("agency"),
                request.flag("below"),
                period,
                request.query("by").orElse(""),
                filters,
                threshold.map(Math::toIntExact).orElse(null));
    }

    Question in(Period other) {
        return new Question(subject, agency, below, other, "", filters, threshold);
    }
}
