package org.vanthu.outgoing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.vanthu.numbering.DocumentNumber;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlLike;
import org.vanthu.shared.TextKey;

/**
 * Which outgoing documents a list shows.
 *
 * @param drafter only those of this drafter
 * @param handledBy only those that this person drafts, holds or held
 * @param states only these, all where the list is empty
 * @param numbered only those that have a number, in the order of the register
 * @param awaitingReply only those whose reply is still followed
 */
record OutgoingFilter(
        String agency,
        Optional<String> drafter,
        Optional<String> handledBy,
        Optional<String> unit,
        List<OutgoingState> states,
        Optional<String> series,
        Optional<String> type,
        Optional<String> query,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        boolean numbered,
        boolean awaitingReply) {

    OutgoingFilter {
        states = List.copyOf(states);
    }

    /** The column by which the list is ordered. */
    String time() {
        return numbered ? "numbered_at" : "changed_at";
    }

    Instant timeOf(Outgoing one) {
        Instant numberedAt = one.stage().numberedAt();
        return numbered && numberedAt != null ? numberedAt : one.changedAt();
    }

    void appendTo(StringBuilder sql, List<Object> values) {
        drafter.ifPresent(user -> add(sql, values, " AND o.drafter = ?", user));
        handledBy.ifPresent(user -> add(
                sql,
                values,
                " AND (o.drafter = ? OR EXISTS (SELECT 1 FROM vt_work_item w WHERE w.node_id = o.node_id AND"
                        + " (w.holder = ? OR w.ended_by = ? OR w.ended_for = ?)))",
                user,
                user,
                user,
                user));
        unit.ifPresent(code -> add(sql, values, " AND o.unit = ?", code));
        if (!states.isEmpty()) {
            sql.append(" AND o.state IN (").append(Sql.marks(states.size())).append(")");
            states.forEach(state -> values.add(state.code()));
        }
        series.ifPresent(id -> add(sql, values, " AND o.series_id = ?", id));
        type.ifPresent(code -> add(sql, values, " AND o.type_code = ?", code));
        from.ifPresent(date -> add(sql, values, " AND o.issued_date >= ?", date));
        to.ifPresent(date -> add(sql, values, " AND o.issued_date <= ?", date));
        if (numbered) {
            sql.append(" AND o.numbered_at IS NOT NULL");
        }
        if (awaitingReply) {
            add(sql, values, " AND o.reply_requested = ? AND o.reply_closed_at IS NULL", true);
        }
        query.ifPresent(text -> add(
                sql,
                values,
                " AND (o.subject_key LIKE ? ESCAPE '!' OR o.number_key LIKE ? ESCAPE '!')",
                SqlLike.containing(TextKey.of(text)),
                SqlLike.startingWith(DocumentNumber.parse(text).lookupKey())));
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, Object... bound) {
        sql.append(condition);
        values.addAll(List.of(bound));
    }
}
