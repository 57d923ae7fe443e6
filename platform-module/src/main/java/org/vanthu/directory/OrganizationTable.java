package org.vanthu.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlLike;
import org.vanthu.shared.TextKey;

/**
 * Reads organisations outside this site. An alias names the organisation directly, never another alias: who merges or
 * renames moves the aliases too.
 */
final class OrganizationTable {

    /** As many codes as one statement names. */
    private static final int CHUNK = 500;

    private final JdbcTemplate jdbc;

    OrganizationTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** The identifier of today for each, itself where it is nobody's old one. */
    Map<String, String> current(List<String> codes) {
        Map<String, String> current = new LinkedHashMap<>();
        codes.forEach(code -> current.put(code, code));
        for (List<String> some : chunks(List.copyOf(current.keySet()))) {
            jdbc.query(
                    "SELECT code, organization FROM vt_directory_alias WHERE code IN (" + Sql.marks(some.size()) + ")",
                    row -> {
                        current.put(row.getString(1), row.getString(2));
                    },
                    some.toArray());
        }
        return current;
    }

    /** Who has each of the identifiers today. */
    Map<String, Organization> find(List<String> codes) {
        Map<String, Organization> found = new HashMap<>();
        for (List<String> some : chunks(codes.stream().distinct().toList())) {
            found.putAll(withOldCodes(jdbc.query(
                            "SELECT * FROM vt_directory_organization WHERE code IN (" + Sql.marks(some.size()) + ")",
                            (row, index) -> read(row, List.of()),
                            some.toArray()))
                    .stream()
                    .collect(Collectors.toMap(Organization::code, Function.identity())));
        }
        return found;
    }

    /** The open organisations with an address, at most two of them. */
    List<Organization> withEmail(String email) {
        return jdbc.query(
                "SELECT * FROM vt_directory_organization WHERE email = ? AND state = ? ORDER BY code LIMIT 2",
                (row, index) -> read(row, List.of()),
                email,
                Entry.OPEN);
    }

    /** Open organisations behind a code, by code. */
    List<Organization> search(String text, String after, int limit) {
        List<Object> values = new ArrayList<>(List.of(Entry.OPEN, after));
        String where = "state = ? AND code > ?";
        if (!text.isBlank()) {
            where += " AND search_key LIKE ? ESCAPE '!'";
            values.add(SqlLike.containing(TextKey.of(text)));
        }
        return withOldCodes(jdbc.query(
                "SELECT * FROM vt_directory_organization WHERE " + where + " ORDER BY code LIMIT " + limit,
                (row, index) -> read(row, List.of()),
                values.toArray()));
    }

    private List<Organization> withOldCodes(List<Organization> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        Map<String, List<String>> old = new HashMap<>();
        jdbc.query(
                "SELECT code, organization FROM vt_directory_alias WHERE organization IN (" + Sql.marks(rows.size())
                        + ") ORDER BY code",
                row -> {
                    old.computeIfAbsent(row.getString(2), key -> new ArrayList<>())
                            .add(row.getString(1));
                },
                rows.stream().map(Organization::code).toArray());
        return rows.stream()
                .map(row -> row.withOldCodes(old.getOrDefault(row.code(), List.of())))
                .toList();
    }

    private static List<List<String>> chunks(List<String> codes) {
        List<List<String>> chunks = new ArrayList<>();
        for (int from = 0; from < codes.size(); from += CHUNK) {
            chunks.add(codes.subList(from, Math.min(codes.size(), from + CHUNK)));
        }
        return chunks;
    }

    static Organization read(ResultSet row, List<String> oldCodes) throws SQLException {
        return new Organization(
                row.getString("code"),
                row.getString("name"),
                oldCodes,
                row.getString("parent_code"),
                new Contact(
                        row.getString("address"),
                        row.getString("email"),
                        row.getString("telephone"),
                        row.getString("fax"),
                        row.getString("website")),
                new Reach(row.getBoolean("electronic"), row.getBoolean("paper"), kinds(row.getString("kinds"))),
                !row.getString("state").equals(Entry.OPEN),
                null);
    }

    private static Set<String> kinds(String text) {
        return Arrays.stream(text.split(",", -1))
                .filter(kind -> !kind.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
