package org.vanthu.reorganization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** What archivists decided in plans about for whom dossiers are to be open; the run carries it out. */
final class LevelReviews {

    private final JdbcTemplate jdbc;

    LevelReviews(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * A level that an archivist wants for a dossier.
     *
     * @param level 01 public, 02 on conditions, 03 secret
     */
    record Review(String level, String by, Instant at) {}

    /** How many dossiers of a year an archivist has looked at, and for how many a level is wanted in the plan. */
    record Counts(long reviewed, long chosen) {}

    /** Notes the levels wanted, by dossier, instead of those wanted before. */
    void put(long plan, Map<String, String> levels, String by, Instant at) {
        forget(plan, levels.keySet());
        Sql.insertAll(
                jdbc,
                "vt_reorganization_level",
                levels.entrySet().stream()
                        .map(one -> Sql.map(
                                "plan_id",
                                plan,
                                "dossier",
                                one.getKey(),
                                "access_level",
                                one.getValue(),
                                "chosen_by",
                                by,
                                "chosen_at",
                                at))
                        .toList());
    }

    void forget(long plan, Collection<String> dossiers) {
        jdbc.update(
                "DELETE FROM vt_reorganization_level WHERE plan_id = ? AND dossier IN (" + Sql.marks(dossiers.size())
                        + ")",
                values(plan, dossiers));
    }

    /** What is wanted for the dossiers; those for which nothing is wanted are missing. */
    Map<String, Review> of(long plan, Collection<String> dossiers) {
        Map<String, Review> reviews = new TreeMap<>();
        if (!dossiers.isEmpty()) {
            jdbc.query(
                    "SELECT * FROM vt_reorganization_level WHERE plan_id = ? AND dossier IN ("
                            + Sql.marks(dossiers.size()) + ")",
                    row -> {
                        reviews.put(row.getString("dossier"), read(row));
                    },
                    values(plan, dossiers));
        }
        return reviews;
    }

    /** Of the dossiers that were opened in the year of the plan. */
    Counts counts(Plan plan) {
        return jdbc.query(
                        "SELECT count(CASE WHEN a.reviewed_at IS NOT NULL THEN 1 END) AS reviewed, count(CASE WHEN a.reviewed_at"
                                + " IS NULL AND l.dossier IS NOT NULL THEN 1 END) AS chosen FROM vt_dossier d LEFT JOIN"
                                + " vt_archive_access a ON a.dossier = d.id LEFT JOIN vt_reorganization_level l ON l.dossier"
                                + " = d.id AND l.plan_id = ? WHERE d.agency = ? AND d.dossier_year = ?",
                        (row, number) -> new Counts(row.getLong("reviewed"), row.getLong("chosen")),
                        plan.id(),
                        plan.agency(),
                        plan.year())
                .get(0);
    }

    private static Object[] values(long plan, Collection<String> dossiers) {
        List<Object> values = new ArrayList<>(List.of(plan));
        values.addAll(dossiers);
        return values.toArray();
    }

    private static Review read(ResultSet row) throws SQLException {
        return new Review(row.getString("access_level"), row.getString("chosen_by"), SqlTime.read(row, "chosen_at"));
    }
}
