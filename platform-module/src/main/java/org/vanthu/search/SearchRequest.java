package org.vanthu.search;

import java.time.LocalDate;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.JsonRequest;

/**
 * What is searched for: the box and the filters. All filters are optional; dates are the day of issue.
 *
 * @param q what was typed into the box
 * @param kind incoming or outgoing
 * @param from the first day of issue
 * @param to the last day of issue
 */
public record SearchRequest(
        String q,
        @Nullable String agency,
        @Nullable String kind,
        @Nullable Integer year,
        @Nullable String type,
        @Nullable String issuer,
        @Nullable String register,
        @Nullable String number,
        @Nullable Integer urgency,
        @Nullable String state,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        SearchSort sort) {

    static final int MAX_QUERY_CHARS = 1000;

    /** Reads the parameters of a web script. */
    static SearchRequest of(JsonRequest request) {
        return new SearchRequest(
                request.query("q").map(SearchRequest::bounded).orElse(""),
                request.query("agency").orElse(null),
                request.query("kind").orElse(null),
                integer(request.queryNumber("year")),
                request.query("type").orElse(null),
                request.query("issuer").orElse(null),
                request.query("register").orElse(null),
                request.query("number").orElse(null),
                integer(request.queryNumber("urgency")),
                request.query("state").orElse(null),
                request.queryDate("from").orElse(null),
                request.queryDate("to").orElse(null),
                SearchSort.parse(request.query("sort").orElse("relevance")));
    }

    private static String bounded(String q) {
        return q.length() <= MAX_QUERY_CHARS ? q : q.substring(0, MAX_QUERY_CHARS);
    }

    private static @Nullable Integer integer(Optional<Long> value) {
        return value.map(number -> (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number)))
                .orElse(null);
    }
}
