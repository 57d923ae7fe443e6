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
import org.vanthu.shared.SqlTime;

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

    void carry(String dossier, int year, Instant at) {
        jdbc.update(
                "INSERT INTO vt_dossier_carried (dossier, to_year, carried_at) VALUES (?, ?, ?)",
                dossier,
                year,
                SqlTime.of(at));
    }

    void takeBack(String dossier, int year) {
        jdbc.update("DELETE FROM vt_dossier_carried WHERE dossier = ? AND to_year = ?", dossier, year);
    }
}
