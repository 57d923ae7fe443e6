package org.vanthu.database;

import java.util.List;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.shared.SqlDialect;

/** Where the tables of the module are in this test run. */
public record ModuleTables(DataSource dataSource, SqlDialect dialect) {

    /** Statements on the module's tables, in the transaction of the test where there is one. */
    public static JdbcTemplate of(EmbeddedRepository repository) {
        return new JdbcTemplate(in(repository).dataSource());
    }

    /** The tables in the database of the module, by name. */
    public static List<String> names(EmbeddedRepository repository) {
        return of(repository)
                .queryForList(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = "
                                + (in(repository).dialect() == SqlDialect.POSTGRESQL ? "'public'" : "DATABASE()")
                                + " ORDER BY 1",
                        String.class);
    }

    /** How many rows of a table, of the module or of the engine, contain the text in any column. */
    public static long rowsWith(EmbeddedRepository repository, String table, String text) {
        DataSource owner =
                table.startsWith("vt_") ? in(repository).dataSource() : repository.bean("dataSource", DataSource.class);
        return new JdbcTemplate(owner)
                .queryForList("SELECT * FROM " + table).stream()
                        .filter(row -> row.values().stream()
                                .anyMatch(value -> String.valueOf(value).contains(text)))
                        .count();
    }

    public static ModuleTables in(EmbeddedRepository repository) {
        return repository.bean("vanthu-test-database.tables", ModuleTables.class);
    }
}
