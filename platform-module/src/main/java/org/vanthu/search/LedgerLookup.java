package org.vanthu.search;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.numbering.DocumentNumber;
import org.vanthu.search.UserQuery.Kind;
import org.vanthu.search.UserQuery.Unit;
import org.vanthu.shared.Json;
import org.vanthu.shared.SqlTime;

/** Looks numbers up in the registry's table, which knows a document from the moment it is committed. */
final class LedgerLookup {
    private static final int MAX_FOUND = 20;

    /** A document by the time at which it was entered. */
    record Entered(String nodeId, Instant at) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    LedgerLookup(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /** Ids of the documents whose number, or arrival number of this year, is the only thing asked for; newest first. */
    List<String> find(UserQuery query) {
        if (query.units().size() != 1 || query.units().get(0).excluded()) {
            return List.of();
        }
        Unit unit = query.units().get(0);
        Set<String> found = new LinkedHashSet<>();
        if (unit.kind() == Kind.SYMBOL || unit.kind() == Kind.NUMBER || unit.kind() == Kind.PHRASE) {
            found.addAll(byNumber(unit.text()));
        }
        if (unit.kind() == Kind.NUMBER) {
            found.addAll(byArrivalNumber(Long.parseLong(unit.text())));
        }
        return new ArrayList<>(found);
    }

    /** Ids of the documents with exactly this number. */
    List<String> byNumber(String number) {
        String key = DocumentNumber.parse(number).lookupKey();
        return jdbc.sql("SELECT node_id FROM vt_document WHERE number_key = ? ORDER BY entered_at DESC LIMIT "
                        + MAX_FOUND)
                .param(key)
                .query(String.class)
                .list();
    }

    private List<String> byArrivalNumber(long number) {
        int year = clock.instant().atZone(Json.ZONE).getYear();
        return jdbc.sql("SELECT node_id FROM vt_document WHERE register_year = ? AND arrival_number = ?"
                        + " ORDER BY entered_at DESC LIMIT " + MAX_FOUND)
                .params(List.of(year, number))
                .query(String.class)
                .list();
    }

    /** The documents entered last, newest first; a withdrawn one may be gone from the index for good. */
    List<Entered> latest(int count) {
        return jdbc.sql("SELECT node_id, entered_at FROM vt_document WHERE state <> 'voided'"
                        + " ORDER BY entered_at DESC LIMIT ?")
                .param(count)
                .query((row, n) -> new Entered(row.getString("node_id"), SqlTime.read(row, "entered_at")))
                .list();
    }
}
