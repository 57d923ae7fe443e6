package org.vanthu.shared;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list begins: after the row with these key values. Opaque to clients, not secret: a query built from
 * it still checks the rights of the reader.
 *
 * @param after the key values of the last row seen, or empty for the first page
 * @param limit how many rows at the most
 */
public record Keyset(List<String> after, int limit) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int MAX_LIMIT = 500;
    private static final String SEPARATOR = "\u001f";

    public Keyset {
        after = List.copyOf(after);
    }

    /**
     * @throws InvalidInputException if {@code limit} is not a number from 1 to 500 or {@code after} is not what an
     *     earlier page gave as {@code next}
     */
    public static Keyset parse(@Nullable String after, @Nullable String limit) {
        return new Keyset(decode(after), limit(limit));
    }

    public boolean isFirstPage() {
        return after.isEmpty();
    }

    /** What a client sends as {@code after} for the page behind a row with this key. */
    public static String encode(List<?> key) {
        String joined = key.stream().map(String::valueOf).collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> decode(@Nullable String after) {
        if (after == null || after.isEmpty()) {
            return List.of();
        }
        try {
            String joined = new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8);
            return List.of(joined.split(SEPARATOR, -1));
        } catch (IllegalArgumentException e) {
            throw InvalidInputException.field(e, "after", after, "shared.error.page-position", after);
        }
    }

    private static int limit(@Nullable String limit) {
        if (limit == null || limit.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        try {
            int value = Integer.parseInt(limit);
            if (value >= 1 && value <= MAX_LIMIT) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw InvalidInputException.field(e, "limit", limit, "shared.error.page-limit", limit, MAX_LIMIT);
        }
        throw InvalidInputException.field("limit", limit, "shared.error.page-limit", limit, MAX_LIMIT);
    }
}
