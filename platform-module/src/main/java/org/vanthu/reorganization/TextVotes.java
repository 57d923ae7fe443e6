package org.vanthu.reorganization;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.search.SimilarDocuments;
import org.vanthu.shared.Sql;

/**
 * The dossier in which the documents lie whose text speaks of the same as the abstract of a document. Each similar one
 * votes for its dossier, the more the nearer it is to the document itself, which is the measure: the index finds it
 * too.
 */
final class TextVotes {

    private static final int ASKED = 30;

    /** Of the score of the document itself, which is found by its abstract and its text: a few rare words in common. */
    private static final double NEAR = 0.12;

    /** As near as another document can be in practice. */
    private static final double NEAREST = 0.5;

    private static final double MAJORITY = 0.5;
    private static final int MOST_MARKS = 1000;

    private final JdbcTemplate jdbc;
    private final SimilarDocuments similar;

    TextVotes(DataSource dataSource, SimilarDocuments similar) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.similar = similar;
    }

    /**
     * A dossier that has the majority of the votes.
     *
     * @param nearness of the nearest document in it, times its part of the votes; 0 to 1
     */
    record Vote(String dossier, double nearness) {}

    /**
     * The documents near each of some.
     *
     * @param subjects the abstracts by document
     * @return by document: how near others are, 0 to 1
     */
    private Map<String, Map<String, Double>> near(String agency, Map<String, String> subjects) {
        Map<String, Map<String, Double>> near = new HashMap<>();
        subjects.forEach((document, subject) -> {
            Map<String, Double> found = new HashMap<>(similar.to(subject, agency, ASKED));
            Double itself = found.remove(document);
            if (itself != null && itself > 0) {
                found.values().removeIf(score -> score < NEAR * itself);
                found.replaceAll((other, score) -> Math.min(1, score / itself / NEAREST));
                near.put(document, found);
            }
        });
        return near;
    }

    /**
     * Counts the votes.
     *
     * @param subjects the abstracts by document
     * @param candidates the dossiers that may be proposed
     */
    Map<String, Vote> of(String agency, Map<String, String> subjects, Set<String> candidates) {
        Map<String, Map<String, Double>> near = near(agency, subjects);
        Set<String> others = new HashSet<>();
        near.values().forEach(found -> others.addAll(found.keySet()));
        Map<String, List<String>> dossiers = dossiers(others, candidates);
        Map<String, Vote> votes = new HashMap<>();
        near.forEach((document, found) -> winner(found, dossiers).ifPresent(vote -> votes.put(document, vote)));
        return votes;
    }

    private static Optional<Vote> winner(Map<String, Double> near, Map<String, List<String>> dossiers) {
        Map<String, Double> sums = new HashMap<>();
        Map<String, Double> nearest = new HashMap<>();
        double all = 0;
        for (Map.Entry<String, Double> one : near.entrySet()) {
            for (String dossier : dossiers.getOrDefault(one.getKey(), List.of())) {
                sums.merge(dossier, one.getValue(), Double::sum);
                nearest.merge(dossier, one.getValue(), Math::max);
                all += one.getValue();
            }
        }
        double total = all;
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() > MAJORITY * total)
                .map(sum -> new Vote(sum.getKey(), nearest.getOrDefault(sum.getKey(), 0.0) * sum.getValue() / total))
                .findFirst();
    }

    private Map<String, List<String>> dossiers(Collection<String> documents, Set<String> candidates) {
        Map<String, List<String>> dossiers = new HashMap<>();
        List<String> all = List.copyOf(documents);
        for (int from = 0; from < all.size(); from += MOST_MARKS) {
            List<String> part = all.subList(from, Math.min(all.size(), from + MOST_MARKS));
            jdbc.query(
                    "SELECT node_id, dossier FROM vt_dossier_document WHERE node_id IN (" + Sql.marks(part.size())
                            + ")",
                    row -> {
                        if (candidates.contains(row.getString("dossier"))) {
                            dossiers.computeIfAbsent(row.getString("node_id"), key -> new ArrayList<>(1))
                                    .add(row.getString("dossier"));
                        }
                    },
                    part.toArray());
        }
        return dossiers;
    }
}
