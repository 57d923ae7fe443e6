package org.vanthu.statistics;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement that is put together of texts in which moments have names: {@code {start}}, {@code {end}},
 * {@code {asOf}}, {@code {now}}, {@code {idle}}. The same text serves the figure and the list behind it.
 */
final class Condition {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();
    private final Moments moments;

    /**
     * The moments of a report.
     *
     * @param start of the period
     * @param end of the period, which counts no more
     * @param asOf the end, or just after now when the end is yet to come: what happened before it has happened
     * @param now the end, or now: what was due before it is overdue
     * @param idle what has lain in the same hands since before it is idle
     */
    record Moments(LocalDateTime start, LocalDateTime end, LocalDateTime asOf, LocalDateTime now, LocalDateTime idle) {
        LocalDateTime named(String name) {
            return switch (name) {
                case "start" -> start;
                case "end" -> end;
                case "asOf" -> asOf;
                case "now" -> now;
                case "idle" -> idle;
                default -> throw new IllegalArgumentException(name);
            };
        }
    }

    Condition(Moments moments) {
        this.moments = moments;
    }

    /** Adds a text with its moments. */
    Condition add(String text) {
        Matcher names = NAME.matcher(text);
        while (names.find()) {
            values.add(moments.named(names.group(1)));
        }
        sql.append(NAME.matcher(text).replaceAll("?"));
        return this;
    }

    /** Adds a text with one value for each of its places. */
    Condition with(String text, List<?> more) {
        sql.append(text);
        values.addAll(more);
        return this;
    }

    String sql() {
        return sql.toString();
    }

    Object[] values() {
        return values.toArray();
    }
}
