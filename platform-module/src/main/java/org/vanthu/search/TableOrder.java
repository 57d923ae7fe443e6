package org.vanthu.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.SqlTime;

/**
 * An order of the table of documents, and the place in it from which a page goes on. By relevance there is nothing to
 * weigh, so the newest come first. Documents without the value end the list, as in the index.
 *
 * @param key the expression that is compared; never null
 */
record TableOrder(SearchSort sort, String key, Kind kind, boolean descending) {
    private static final String FIRST_DAY = "DATE '1000-01-01'";
    private static final String LAST_DAY = "DATE '9999-12-31'";

    /** What the key is. */
    enum Kind {
        DAY,
        TIME,
        NUMBER
    }

    static TableOrder of(SearchSort sort) {
        boolean down = sort.descending();
        return switch (sort.name()) {
            case "issuedDate" ->
                new TableOrder(sort, "COALESCE(d.issued_date, " + (down ? FIRST_DAY : LAST_DAY) + ")", Kind.DAY, down);
            case "arrivalDate" -> new TableOrder(sort, "d.arrival_date", Kind.DAY, down);
            case "arrivalNumber" ->
                new TableOrder(
                        sort, "COALESCE(d.arrival_number, " + (down ? -1 : Long.MAX_VALUE) + ")", Kind.NUMBER, down);
            case "urgency" -> new TableOrder(sort, "d.urgency", Kind.NUMBER, down);
            default -> new TableOrder(sort, "d.received_at", Kind.TIME, down);
        };
    }

    String orderBy() {
        String direction = descending ? " DESC" : "";
        return key + direction + ", d.node_id" + direction;
    }

    /** The condition that a row comes after a place; the values are those of {@link #values}. */
    String after() {
        return "(" + key + ", d.node_id) " + (descending ? "<" : ">") + " (?, ?)";
    }

    /** What stands in a place: the order it is of, the key, the node, and how many documents the first page counted. */
    List<Object> place(String key, String nodeId, long total) {
        return List.of("table:" + sort, key, nodeId, total);
    }

    /** @throws InvalidInputException if the place is of another order, or of the index */
    List<Object> values(List<String> place) {
        try {
            if (place.size() == 4 && place.get(0).equals("table:" + sort)) {
                return List.of(value(place.get(1)), place.get(2));
            }
        } catch (NumberFormatException | DateTimeException e) {
            throw InvalidInputException.field(e, "after", String.join(" ", place), "search.error.after");
        }
        throw InvalidInputException.field("after", String.join(" ", place), "search.error.after");
    }

    /** How many documents the first page counted; negative where it did not. */
    static long total(List<String> place) {
        try {
            return Long.parseLong(place.get(place.size() - 1));
        } catch (NumberFormatException e) {
            throw InvalidInputException.field(e, "after", String.join(" ", place), "search.error.after");
        }
    }

    private Object value(String text) {
        return switch (kind) {
            case DAY -> LocalDate.parse(text);
            case TIME -> SqlTime.of(Instant.parse(text));
            case NUMBER -> Long.valueOf(text);
        };
    }

    String read(ResultSet row, String column) throws SQLException {
        return switch (kind) {
            case DAY -> String.valueOf(SqlTime.readDate(row, column));
            case TIME -> SqlTime.read(row, column).toString();
            case NUMBER -> Long.toString(row.getLong(column));
        };
    }
}
