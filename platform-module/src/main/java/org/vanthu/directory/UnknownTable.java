package org.vanthu.directory;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;

/** The rows of identifiers that nobody has written in; works in the caller's transaction. */
final class UnknownTable {

    private final JdbcTemplate jdbc;

    UnknownTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * An identifier that messages came from.
     *
     * @param met the way it came
     */
    record Row(String code, String name, String email, String met, long times, Instant firstAt, Instant lastAt) {}

    void meet(String code, String name, String email, String met, Instant at) {
        int known = jdbc.update(
                "UPDATE vt_directory_unknown SET name = ?, email = ?, met = ?, times = times + 1, last_at = ?"
                        + " WHERE code = ?",
                name,
                email,
                met,
                SqlTime.of(at),
                code);
        if (known == 0) {
            Sql.insert(
                    jdbc,
                    "vt_directory_unknown",
                    Sql.map(
                            "code", code,
                            "name", name,
                            "email", email,
                            "met", met,
                            "times", 1L,
                            "first_at", at,
                            "last_at", at));
        }
    }

    void delete(String code) {
        jdbc.update("DELETE FROM vt_directory_unknown WHERE code = ?", code);
    }

    /** Those met last first. */
    List<Row> last(int limit) {
        return jdbc.query(
                "SELECT * FROM vt_directory_unknown ORDER BY last_at DESC, code LIMIT " + limit,
                (row, index) -> new Row(
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("met"),
                        row.getLong("times"),
                        SqlTime.read(row, "first_at"),
                        SqlTime.read(row, "last_at")));
    }
}
