package org.vanthu.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.vanthu.numbering.DocumentNumber;
import org.vanthu.search.UserQuery.Kind;
import org.vanthu.search.UserQuery.Unit;
import org.vanthu.search.text.Abbreviations;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlLike;
import org.vanthu.shared.TextKey;

/**
 * A condition on {@code vt_document d}: what the filters and the box ask for, as far as the table knows it. Words are
 * looked for in abstract, issuer, type and number, without tone marks; a part of a word is enough.
 */
final class TableCondition {
    private final Abbreviations abbreviations;
    private final Function<String, List<String>> typesNamed;
    private final StringBuilder sql = new StringBuilder("1 = 1");
    private final List<Object> values = new ArrayList<>();

    /**
     * Begins with a condition that all documents fulfil.
     *
     * @param typesNamed the codes of the document types in whose folded names a folded text stands
     */
    TableCondition(Abbreviations abbreviations, Function<String, List<String>> typesNamed) {
        this.abbreviations = abbreviations;
        this.typesNamed = typesNamed;
    }

    String sql() {
        return sql.toString();
    }

    List<Object> values() {
        return values;
    }

    TableCondition and(String condition, Object... more) {
        sql.append(" AND ").append(condition);
        Collections.addAll(values, more);
        return this;
    }

    TableCondition and(String condition, Collection<?> more) {
        return and(condition, more.toArray());
    }

    TableCondition filters(SearchRequest request) {
        value("d.agency", request.agency());
        value("d.kind", request.kind());
        value("d.register_year", request.year());
        value("d.type_code", request.type());
        value("d.issuer_name", request.issuer());
        value("d.register_id", request.register());
        value("d.urgency", request.urgency());
        value("d.state", request.state());
        if (request.number() != null) {
            value("d.number_key", DocumentNumber.parse(request.number()).lookupKey());
        }
        LocalDate from = request.from();
        LocalDate to = request.to();
        if (from != null) {
            and("d.issued_date >= ?", from);
        }
        if (to != null) {
            and("d.issued_date <= ?", to);
        }
        return this;
    }

    private void value(String column, @Nullable Object value) {
        if (value != null) {
            and(column + " = ?", value);
        }
    }

    /**
     * What the box asks for.
     *
     * @param exactly documents found by their number, which need nothing else
     */
    TableCondition words(UserQuery query, List<String> exactly) {
        if (query.isEmpty()) {
            return this;
        }
        sql.append(" AND (");
        if (!exactly.isEmpty()) {
            sql.append("d.node_id IN (").append(Sql.marks(exactly.size())).append(") OR ");
            values.addAll(exactly);
        }
        String before = "(";
        for (Unit unit : query.units()) {
            sql.append(before).append(unit.excluded() ? "NOT (" : "(");
            unit(unit);
            sql.append(')');
            before = " AND ";
        }
        sql.append("))");
        return this;
    }

    private void unit(Unit unit) {
        Set<String> ways = new LinkedHashSet<>(List.of(unit.text()));
        if (unit.kind() == Kind.WORD) {
            ways.addAll(abbreviations.expand(unit.text()));
        }
        String before = "";
        for (String way : ways) {
            sql.append(before);
            text(way, unit.kind());
            before = " OR ";
        }
        if (unit.kind() == Kind.NUMBER) {
            sql.append(" OR d.arrival_number = ?");
            values.add(Long.valueOf(unit.text()));
        }
    }

    private void text(String text, Kind kind) {
        String folded = TextKey.of(text);
        String number = kind == Kind.WORD ? folded : DocumentNumber.parse(text).lookupKey();
        sql.append("d.subject_key LIKE ? ESCAPE '!' OR d.issuer_key LIKE ? ESCAPE '!'");
        values.addAll(List.of(SqlLike.containing(folded), SqlLike.containing(folded)));
        if (!number.isEmpty()) {
            sql.append(" OR d.number_key LIKE ? ESCAPE '!'");
            values.add(SqlLike.containing(number));
        }
        List<String> types = typesNamed.apply(folded);
        if (!types.isEmpty()) {
            sql.append(" OR d.type_code IN (").append(Sql.marks(types.size())).append(')');
            values.addAll(types);
        }
    }
}
