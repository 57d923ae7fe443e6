package org.vanthu.dossier;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.SqlTime;

/** Who takes part in which dossier besides its owner. The caller has locked the dossier. */
final class DossierPeople {

    /** Reads and answers what is asked. */
    static final String READ = "read";

    /** Adds documents, links and notes, and asks as well. */
    static final String CONTRIBUTE = "contribute";

    private final JdbcTemplate jdbc;

    DossierPeople(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    List<Person> of(String dossier) {
        return jdbc.query(
                "SELECT * FROM vt_dossier_person WHERE dossier = ? ORDER BY user_name",
                (row, index) -> new Person(
                        row.getString("user_name"),
                        row.getString("person_right"),
                        SqlTime.read(row, "added_at"),
                        row.getString("added_by")),
                dossier);
    }

    /** The right of a person in a dossier, or empty. */
    Optional<String> right(String dossier, String userName) {
        return jdbc
                .queryForList(
                        "SELECT person_right FROM vt_dossier_person WHERE dossier = ? AND user_name = ?",
                        String.class,
                        dossier,
                        userName)
                .stream()
                .findFirst();
    }

    void put(String dossier, String userName, String right, Instant at, String by) {
        int changed = jdbc.update(
                "UPDATE vt_dossier_person SET person_right = ? WHERE dossier = ? AND user_name = ?",
                right,
                dossier,
                userName);
        if (changed == 0) {
            jdbc.update(
                    "INSERT INTO vt_dossier_person (dossier, user_name, person_right, added_at, added_by) VALUES (?, ?, ?, ?, ?)",
                    dossier,
                    userName,
                    right,
                    SqlTime.of(at),
                    by);
        }
    }

    void remove(String dossier, String userName) {
        jdbc.update("DELETE FROM vt_dossier_person WHERE dossier = ? AND user_name = ?", dossier, userName);
    }

    /** Somebody who takes part. */
    record Person(String userName, String right, Instant addedAt, String addedBy) {}
}
