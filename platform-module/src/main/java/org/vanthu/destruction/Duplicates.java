package org.vanthu.destruction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;

/**
 * Finds ended dossiers of which every document is in another ended dossier of the agency too: the same file, or the
 * same number, date and author. Only registered documents are compared here; the list judges again with the papers.
 *
 * @see "Archives Law 33/2024/QH15, article 16; Circular 06/2025/TT-BNV, article 13: duplicates"
 */
final class Duplicates {

    private static final String SAME_FILE = "y.sha256 = x.sha256 AND y.agency = x.agency";
    private static final String SAME_NUMBER = "y.agency = x.agency AND y.number_key = x.number_key"
            + " AND y.issued_date = x.issued_date AND y.issuer_key = x.issuer_key AND x.number_key <> ''";

    private final JdbcTemplate jdbc;

    Duplicates(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * A dossier and one that has all its documents.
     *
     * @param byFile whether the files are the same, not only number, date and author
     * @param mutual whether each has all documents of the other
     */
    record Match(String dossier, String other, boolean byFile, boolean mutual) {}

    /** The ended dossiers of an agency with documents, by their ids. */
    List<String> ended(String agency, String after, int limit) {
        return jdbc.queryForList(
                "SELECT d.id FROM vt_dossier d WHERE d.agency = ? AND d.state = 'ended' AND d.id > ?"
                        + " AND EXISTS (SELECT 1 FROM vt_dossier_document c WHERE c.dossier = d.id) ORDER BY d.id LIMIT "
                        + limit,
                String.class,
                agency,
                after);
    }

    /** What is in another dossier as a whole, of these; by dossier, then by the other one. */
    List<Match> among(String agency, List<String> dossiers) {
        Map<String, Map<String, Shared>> shared = new TreeMap<>();
        collect(agency, dossiers, SAME_FILE, true, shared);
        collect(agency, dossiers, SAME_NUMBER, false, shared);
        Set<String> all = new TreeSet<>(shared.keySet());
        shared.values().forEach(others -> all.addAll(others.keySet()));
        Map<String, Integer> documents = documents(all);
        List<Match> matches = new ArrayList<>();
        shared.forEach((dossier, others) -> others.forEach((other, found) -> {
            int count = documents.getOrDefault(dossier, 0);
            if (found.here.size() == count) {
                matches.add(new Match(
                        dossier,
                        other,
                        found.byFile.size() == count,
                        found.there.size() == documents.getOrDefault(other, 0)));
            }
        }));
        return matches;
    }

    /** The documents of a dossier that another one has too, by number, date and author. */
    Set<String> sameNumber(String agency, String dossier, String other) {
        Map<String, Map<String, Shared>> shared = new TreeMap<>();
        collect(agency, List.of(dossier), SAME_NUMBER, false, shared);
        Shared found = shared.getOrDefault(dossier, Map.of()).get(other);
        return found == null ? Set.of() : found.here;
    }

    private void collect(
            String agency,
            List<String> dossiers,
            String same,
            boolean byFile,
            Map<String, Map<String, Shared>> shared) {
        if (dossiers.isEmpty()) {
            return;
        }
        List<Object> values = new ArrayList<>(List.of(agency));
        values.addAll(dossiers);
        jdbc.query(
                "SELECT a.dossier, a.node_id, b.dossier AS other, b.node_id AS other_node FROM vt_dossier_document a"
                        + " JOIN vt_document x ON x.node_id = a.node_id JOIN vt_document y ON " + same
                        + " JOIN vt_dossier_document b ON b.node_id = y.node_id AND b.dossier <> a.dossier"
                        + " JOIN vt_dossier o ON o.id = b.dossier AND o.agency = ? AND o.state = 'ended'"
                        + " WHERE a.dossier IN (" + Sql.marks(dossiers.size()) + ")",
                row -> {
                    Shared found = shared.computeIfAbsent(row.getString("dossier"), key -> new TreeMap<>())
                            .computeIfAbsent(row.getString("other"), key -> new Shared());
                    found.here.add(row.getString("node_id"));
                    found.there.add(row.getString("other_node"));
                    if (byFile) {
                        found.byFile.add(row.getString("node_id"));
                    }
                },
                values.toArray());
    }

    private Map<String, Integer> documents(Set<String> dossiers) {
        Map<String, Integer> documents = new HashMap<>();
        if (!dossiers.isEmpty()) {
            jdbc.query(
                    "SELECT dossier, count(*) AS documents FROM vt_dossier_document WHERE dossier IN ("
                            + Sql.marks(dossiers.size()) + ") GROUP BY dossier",
                    row -> {
                        documents.put(row.getString("dossier"), row.getInt("documents"));
                    },
                    dossiers.toArray());
        }
        return documents;
    }

    /** What two dossiers have both, as nodes of either. */
    private static final class Shared {
        private final Set<String> here = new HashSet<>();
        private final Set<String> there = new HashSet<>();
        private final Set<String> byFile = new HashSet<>();
    }
}
