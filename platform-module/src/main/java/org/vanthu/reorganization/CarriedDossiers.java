package org.vanthu.reorganization;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;

/** Dossiers that go on in a later year: the same dossier, with its number of the year in which it was opened. */
final class CarriedDossiers {

    private final JdbcTemplate jdbc;

    CarriedDossiers(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Those of the dossiers that go on in the year. */
    Set<String> in(int year, Collection<String> dossiers) {
        if (dossiers.isEmpty()) {
            return Set.of();
        }
        List<Object> values = new ArrayList<>(List.of(year));
        values.addAll(dossiers);
        return new HashSet<>(jdbc.queryForList(
                "SELECT dossier FROM vt_dossier_carried WHERE to_year = ? AND dossier IN (" + Sql.marks(dossiers.size())
                        + ")",
                String.class,
                values.toArray()));
    }

    void carry(List<String> dossiers, int year, Instant at) {
        Sql.insertAll(
                jdbc,
                "vt_dossier_carried",
                dossiers.stream()
                        .map(dossier -> Sql.map("dossier", dossier, "to_year", year, "carried_at", at))
                        .toList());
    }

    void takeBack(List<String> dossiers, int year) {
        jdbc.batchUpdate(
                "DELETE FROM vt_dossier_carried WHERE dossier = ? AND to_year = ?",
                dossiers.stream().map(dossier -> new Object[] {dossier, year}).toList());
    }
}
