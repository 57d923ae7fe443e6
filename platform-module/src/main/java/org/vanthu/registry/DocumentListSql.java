package org.vanthu.registry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Keyset;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlLike;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;

/** The statement that finds a page of the list of documents: filter, order, place to go on from. */
final class DocumentListSql {

    private final StringBuilder sql = new StringBuilder("SELECT * FROM vt_document WHERE agency = ? AND kind = ?");
    private final List<Object> values = new ArrayList<>();

    /** Finds one row more than the page has, by which it is known whether there is a next page. */
    DocumentListSql(DocumentFilter filter, Keyset keyset) {
        values.add(filter.agency());
        values.add(DocumentColumns.INCOMING);
        filter(filter);
        String direction = filter.descending() ? " DESC" : "";
        String compare = filter.descending() ? "<" : ">";
        List<String> columns = columns(filter.sort());
        if (!keyset.isFirstPage()) {
            sql.append(" AND (")
                    .append(String.join(", ", columns))
                    .append(") ")
                    .append(compare)
                    .append(" (")
                    .append(Sql.marks(columns.size()))
                    .append(")");
            values.addAll(keyValues(filter.sort(), keyset.after()));
        }
        sql.append(" ORDER BY ").append(String.join(direction + ", ", columns)).append(direction);
        sql.append(" LIMIT ?");
        values.add(keyset.limit() + 1);
    }

    String text() {
        return sql.toString();
    }

    Object[] values() {
        return values.toArray();
    }

    private void filter(DocumentFilter filter) {
        filter.register().ifPresent(register -> {
            sql.append(" AND register_id = ?");
            values.add(register);
        });
        filter.year().ifPresent(year -> {
            sql.append(" AND register_year = ?");
            values.add(year);
        });
        filter.from().ifPresent(from -> {
            sql.append(" AND arrival_date >= ?");
            values.add(from);
        });
        filter.to().ifPresent(to -> {
            sql.append(" AND arrival_date <= ?");
            values.add(to);
        });
        filter.state().ifPresent(state -> {
            sql.append(" AND state = ?");
            values.add(state);
        });
        filter.type().ifPresent(type -> {
            sql.append(" AND type_code = ?");
            values.add(type);
        });
        filter.urgency().ifPresent(urgency -> {
            sql.append(" AND urgency = ?");
            values.add(urgency);
        });
        filter.query().ifPresent(text -> query(text));
        switch (filter.sort()) {
            case ARRIVAL_NUMBER -> sql.append(" AND arrival_number IS NOT NULL");
            case ISSUED_DATE -> sql.append(" AND issued_date IS NOT NULL");
            case RECEIVED_AT -> {
                // never null
            }
        }
    }

    /**
     * A number is compared with the arrival number and the number of the document, words with the abstract and issuer.
     */
    private void query(String text) {
        String digits = text.strip();
        if (digits.matches("\\d{1,10}")) {
            sql.append(" AND (arrival_number = ? OR number_key = ? OR number_key LIKE ? ESCAPE '!')");
            values.add(Long.valueOf(digits));
            values.add(DocumentTable.numberKey(digits));
            values.add(SqlLike.startingWith(DocumentTable.numberKey(digits) + "/"));
            return;
        }
        if (digits.matches("\\d+\\s*/.*")) {
            sql.append(" AND number_key LIKE ? ESCAPE '!'");
            values.add(SqlLike.startingWith(DocumentTable.numberKey(digits)));
            return;
        }
        String words = SqlLike.containing(TextKey.of(text));
        sql.append(
                " AND (subject_key LIKE ? ESCAPE '!' OR issuer_key LIKE ? ESCAPE '!' OR number_key LIKE ? ESCAPE '!')");
        values.add(words);
        values.add(words);
        values.add(SqlLike.containing(DocumentTable.numberKey(text)));
    }

    private static List<String> columns(DocumentFilter.Sort sort) {
        return switch (sort) {
            case ARRIVAL_NUMBER -> List.of("register_year", "arrival_number", "node_id");
            case RECEIVED_AT -> List.of("received_at", "node_id");
            case ISSUED_DATE -> List.of("issued_date", "node_id");
        };
    }

    /** Where a row stands in the list, to go on behind it. */
    static List<?> key(DocumentFilter.Sort sort, DocumentRow row) {
        return switch (sort) {
            case ARRIVAL_NUMBER -> List.of(row.year(), String.valueOf(row.arrivalNumber()), row.nodeId());
            case RECEIVED_AT -> List.of(row.receivedAt(), row.nodeId());
            case ISSUED_DATE -> List.of(String.valueOf(row.issuedDate()), row.nodeId());
        };
    }

    private static List<Object> keyValues(DocumentFilter.Sort sort, List<String> after) {
        try {
            return switch (sort) {
                case ARRIVAL_NUMBER -> List.of(Integer.valueOf(after.get(0)), Long.valueOf(after.get(1)), after.get(2));
                case RECEIVED_AT -> List.of(SqlTime.of(Instant.parse(after.get(0))), after.get(1));
                case ISSUED_DATE -> List.of(LocalDate.parse(after.get(0)), after.get(1));
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            throw InvalidInputException.field(e, "after", after, "shared.error.page-position", after);
        }
    }
}
