package org.vanthu.moving;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** The tables of the module, as the database itself tells: a table that a later version adds moves by itself. */
final class Tables {

    /** What belongs to this database and not to the site. */
    private static final Set<String> OWN = Set.of("vt_migration", "vt_migration_step", "vt_moving", "vt_job_run");

    /** What a site has before anybody has worked on it: shipped lists, and who came to look. */
    private static final Set<String> FROM_THE_START = Set.of(
            "vt_audit",
            "vt_audit_seal",
            "vt_deadline_rule",
            "vt_document_type",
            "vt_maintenance",
            "vt_retention_schedule",
            "vt_retention_rule",
            "vt_retention_setting");

    private final JdbcTemplate jdbc;
    private volatile @Nullable List<TableColumns> described;

    Tables(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /**
     * All that move, those that others refer to first. The database is asked once: tables change only while a site
     * starts, and beside the tables of a whole ACS the answer takes many seconds.
     */
    List<TableColumns> inOrder() {
        List<TableColumns> known = described;
        if (known == null) {
            known = List.copyOf(jdbc.execute((ConnectionCallback<List<TableColumns>>) Tables::describe));
            described = known;
        }
        return known;
    }

    /** The tables in which somebody's work is. */
    List<String> used() {
        return inOrder().stream()
                .map(TableColumns::name)
                .filter(name -> !FROM_THE_START.contains(name))
                .filter(name ->
                        !jdbc.queryForList("SELECT 1 FROM " + name + " LIMIT 1").isEmpty())
                .toList();
    }

    /** Takes away what a site has from the start; the old site's comes in its place. */
    void empty() {
        List<TableColumns> tables = new ArrayList<>(inOrder());
        Collections.reverse(tables);
        tables.forEach(table -> jdbc.update("DELETE FROM " + table.name()));
    }

    /** The scripts that made the tables: both sides must have the same. */
    List<String> scripts() {
        return jdbc.queryForList("SELECT name FROM vt_migration ORDER BY name", String.class).stream()
                .map(name -> name.replaceAll("\\.(mysql|postgresql)\\.sql$", ".sql"))
                .sorted()
                .toList();
    }

    private static List<TableColumns> describe(Connection connection) throws SQLException {
        DatabaseMetaData data = connection.getMetaData();
        Map<String, TableColumns> tables = new TreeMap<>();
        Map<String, Set<String>> parents = new TreeMap<>();
        try (ResultSet names =
                data.getTables(connection.getCatalog(), connection.getSchema(), "vt%", new String[] {"TABLE"})) {
            while (names.next()) {
                String name = names.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (name.startsWith("vt_") && !OWN.contains(name)) {
                    tables.put(
                            name, new TableColumns(name, columns(data, connection, name), key(data, connection, name)));
                }
            }
        }
        for (String name : tables.keySet()) {
            parents.put(name, parents(data, connection, name));
        }
        List<TableColumns> order = new ArrayList<>();
        Set<String> placed = new TreeSet<>();
        while (order.size() < tables.size()) {
            int before = order.size();
            tables.forEach((name, table) -> {
                if (!placed.contains(name) && placed.containsAll(parents.getOrDefault(name, Set.of()))) {
                    order.add(table);
                    placed.add(name);
                }
            });
            if (order.size() == before) {
                throw new IllegalStateException("tables refer to each other in a circle: " + tables.keySet());
            }
        }
        return order;
    }

    private static List<TableColumns.Column> columns(DatabaseMetaData data, Connection connection, String table)
            throws SQLException {
        Map<String, TableColumns.Column> columns = new TreeMap<>();
        try (ResultSet rows = data.getColumns(connection.getCatalog(), connection.getSchema(), table, "%")) {
            while (rows.next()) {
                String name = rows.getString("COLUMN_NAME");
                columns.put(name, new TableColumns.Column(name, rows.getInt("DATA_TYPE")));
            }
        }
        return List.copyOf(columns.values());
    }

    private static List<String> key(DatabaseMetaData data, Connection connection, String table) throws SQLException {
        Map<Integer, String> columns = new TreeMap<>();
        try (ResultSet rows = data.getPrimaryKeys(connection.getCatalog(), connection.getSchema(), table)) {
            while (rows.next()) {
                columns.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        if (columns.isEmpty()) {
            throw new IllegalStateException(table + " has no primary key");
        }
        return List.copyOf(columns.values());
    }

    private static Set<String> parents(DatabaseMetaData data, Connection connection, String table) throws SQLException {
        Set<String> parents = new TreeSet<>();
        try (ResultSet rows = data.getImportedKeys(connection.getCatalog(), connection.getSchema(), table)) {
            while (rows.next()) {
                parents.add(rows.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
            }
        }
        parents.remove(table);
        return parents;
    }
}
