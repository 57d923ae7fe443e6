package org.vanthu.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.Keyset;

/**
 * Where a page of the index begins. By relevance: so many rows on. Ordered by a property: from the last value on, past
 * the rows with that value that were seen already.
 *
 * @param total how many documents the first page found; negative where it did not count them
 */
record IndexPlace(boolean first, int skip, String last, long total, boolean fuzzy) {
    private static final int MAX_RELEVANCE_DEPTH = 5000;

    static IndexPlace of(Keyset page, SearchSort sort) {
        if (page.isFirstPage()) {
            return new IndexPlace(true, 0, "", -1, false);
        }
        List<String> after = page.after();
        if (after.size() != 5 || !after.get(0).equals(sort.toString())) {
            throw InvalidInputException.field("after", String.join(" ", after), "search.error.after");
        }
        try {
            IndexPlace place = new IndexPlace(
                    false,
                    Integer.parseInt(after.get(1)),
                    after.get(2),
                    Long.parseLong(after.get(3)),
                    Boolean.parseBoolean(after.get(4)));
            if (place.skip() < 0 || place.skip() > MAX_RELEVANCE_DEPTH) {
                throw InvalidInputException.field("after", after.get(1), "search.error.too-deep", MAX_RELEVANCE_DEPTH);
            }
            if (!place.last().isEmpty()) {
                Long.parseLong(place.last());
            }
            return place;
        } catch (NumberFormatException e) {
            throw InvalidInputException.field(e, "after", String.join(" ", after), "search.error.after");
        }
    }

    Optional<String> filter(SearchSort sort) {
        if (sort.field().isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        String value = isTime(sort) ? "\"" + moment(sort) + '"' : last;
        String range = sort.descending() ? "[MIN TO " + value + "]" : "[" + value + " TO MAX]";
        return Optional.of(SearchFilters.name(sort.field().get()) + ":" + range);
    }

    @Nullable
    String next(List<SearchHit> page, SearchSort sort, int limit, long total, boolean fuzzy) {
        if (page.isEmpty()) {
            return null;
        }
        if (sort.field().isEmpty()) {
            return Keyset.encode(List.of(sort, skip + limit, "", total, fuzzy));
        }
        String value = value(page.get(page.size() - 1), sort);
        if (value.isEmpty()) {
            return null;
        }
        int same = 0;
        for (int i = page.size() - 1; i >= 0 && value(page.get(i), sort).equals(value); i--) {
            same++;
        }
        boolean onlyThisValue = same == page.size() && value.equals(last);
        return Keyset.encode(List.of(sort, onlyThisValue ? skip + same : same, value, total, fuzzy));
    }

    /** A day is compared as a whole, whatever time of it the property holds. */
    private Instant moment(SearchSort sort) {
        Instant start = Instant.ofEpochMilli(Long.parseLong(last));
        boolean wholeDay = sort.name().endsWith("Date") && sort.descending();
        return wholeDay ? start.plus(1, ChronoUnit.DAYS).minusMillis(1) : start;
    }

    private static boolean isTime(SearchSort sort) {
        return sort.name().endsWith("Date") || sort.name().endsWith("At");
    }

    private static String value(SearchHit hit, SearchSort sort) {
        Object value = switch (sort.name()) {
            case "issuedDate" -> millis(hit.issuedDate());
            case "arrivalDate" -> millis(hit.arrivalDate());
            case "receivedAt" ->
                hit.receivedAt() == null ? null : hit.receivedAt().toEpochMilli();
            case "arrivalNumber" -> hit.arrivalNumber();
            case "urgency" -> hit.urgency();
            default -> null;
        };
        return value == null ? "" : value.toString();
    }

    private static @Nullable Long millis(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(Json.ZONE).toInstant().toEpochMilli();
    }
}
