package org.vanthu.shared;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next what to send as {@code after} for the page that follows, or null on the last one
 * @param total the number of rows in the whole list where it is known without counting them, otherwise null
 */
public record Page<T>(
        List<T> items, @Nullable String next, @Nullable Long total) {

    public Page {
        items = List.copyOf(items);
    }

    /** A list that is complete in itself. */
    public static <T> Page<T> all(List<T> items) {
        return new Page<>(items, null, (long) items.size());
    }

    /**
     * Makes a page of rows that were read with one row more than the limit: the surplus row only tells that there is a
     * next page.
     *
     * @param rows at most {@code limit + 1} rows in the order of the list
     * @param key the values that a row sorts by, the last of them unique
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, List<?>> key, @Nullable Long total) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null, total);
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, Keyset.encode(key.apply(items.get(limit - 1))), total);
    }

    /** The same page of something made from each row. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), next, total);
    }
}
