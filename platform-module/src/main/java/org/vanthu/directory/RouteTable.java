package org.vanthu.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Json;
import org.vanthu.shared.Sql;

/** The rows of ways; works in the caller's transaction. */
final class RouteTable {

    private final JdbcTemplate jdbc;

    RouteTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    Optional<Route> find(String organization) {
        return jdbc
                .query(
                        "SELECT * FROM vt_directory_route WHERE organization = ?",
                        (row, index) -> read(row),
                        organization)
                .stream()
                .findFirst();
    }

    /** The ways to organisations, by identifier. */
    Map<String, Route> find(List<String> organizations) {
        if (organizations.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .query(
                        "SELECT * FROM vt_directory_route WHERE organization IN (" + Sql.marks(organizations.size())
                                + ")",
                        (row, index) -> read(row),
                        organizations.toArray())
                .stream()
                .collect(Collectors.toMap(Route::code, Function.identity()));
    }

    List<Route> ofConnector(String connector) {
        return jdbc.query(
                "SELECT * FROM vt_directory_route WHERE connector = ? ORDER BY organization",
                (row, index) -> read(row),
                connector);
    }

    /** Puts the way in the place of the one that was there. */
    void put(Route route) {
        delete(route.code());
        Sql.insert(
                jdbc,
                "vt_directory_route",
                Sql.map(
                        "organization", route.code(),
                        "connector", route.connector(),
                        "address", route.address(),
                        "settings", Json.write(route.settings())));
    }

    void delete(String organization) {
        jdbc.update("DELETE FROM vt_directory_route WHERE organization = ?", organization);
    }

    /** The way goes to another identifier of the organisation from now on. */
    void rename(String before, String after) {
        jdbc.update("UPDATE vt_directory_route SET organization = ? WHERE organization = ?", after, before);
    }

    private static Route read(ResultSet row) throws SQLException {
        Map<?, ?> settings = Json.read(row.getString("settings"), Map.class);
        return new Route(
                row.getString("organization"),
                row.getString("connector"),
                row.getString("address"),
                settings.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> String.valueOf(entry.getKey()), entry -> String.valueOf(entry.getValue()))));
    }
}
