package org.vanthu.search;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.shared.ConflictException;
import org.vanthu.shared.InvalidInputException;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.SqlTime;

/** Searches that the signed-in person keeps; nobody else sees them. */
public final class SavedSearches {
    private static final int MAX_NAME_CHARS = 200;
    private static final int MAX_VALUE_CHARS = 1000;
    private static final int MAX_SEARCHES = 200;

    private static final Set<String> PARAMETERS = Set.of(
            "q",
            "agency",
            "kind",
            "year",
            "type",
            "issuer",
            "register",
            "number",
            "urgency",
            "state",
            "from",
            "to",
            "sort");

    private final JdbcClient jdbc;
    private final Clock clock;

    public SavedSearches(DataSource dataSource, Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    /** All searches of the person, by name. */
    public List<SavedSearch> list() {
        return jdbc.sql("SELECT id, name, query, created_at FROM vt_saved_search WHERE user_name = ? ORDER BY name")
                .param(user())
                .query((row, n) -> new SavedSearch(
                        row.getString("id"),
                        row.getString("name"),
                        parameters(row.getString("query")),
                        SqlTime.read(row, "created_at")))
                .list();
    }

    /**
     * Keeps a search.
     *
     * @throws InvalidInputException if it has no name, or a parameter that search does not know
     * @throws ConflictException if the person has one of this name already, or too many
     */
    public SavedSearch save(String name, Map<String, String> query) {
        check(name, query);
        String clean = name.strip();
        if (list().stream().anyMatch(saved -> saved.name().equals(clean))) {
            throw new ConflictException("search.error.saved-name-taken", clean);
        }
        if (list().size() >= MAX_SEARCHES) {
            throw new ConflictException("search.error.saved-too-many", MAX_SEARCHES);
        }
        SavedSearch saved = new SavedSearch(
                UUID.randomUUID().toString(),
                clean,
                new LinkedHashMap<>(query),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        insert(saved);
        return saved;
    }

    private void insert(SavedSearch saved) {
        Instant at = saved.createdAt();
        try {
            jdbc.sql("INSERT INTO vt_saved_search (id, user_name, name, query, created_at) VALUES (?, ?, ?, ?, ?)")
                    .params(List.of(saved.id(), user(), saved.name(), Json.write(saved.query()), SqlTime.of(at)))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new ConflictException("search.error.saved-name-taken", saved.name());
        }
    }

    /**
     * Forgets a search.
     *
     * @throws NotFoundException if the person has none with this id
     */
    public void delete(String id) {
        int rows = jdbc.sql("DELETE FROM vt_saved_search WHERE id = ? AND user_name = ?")
                .params(List.of(id, user()))
                .update();
        if (rows == 0) {
            throw new NotFoundException("search.error.saved-not-found", id);
        }
    }

    private static void check(String name, Map<String, String> query) {
        if (name.isBlank() || name.length() > MAX_NAME_CHARS) {
            throw InvalidInputException.field("name", name, "search.error.saved-name", MAX_NAME_CHARS);
        }
        query.forEach((parameter, value) -> {
            if (!PARAMETERS.contains(parameter) || value.length() > MAX_VALUE_CHARS) {
                throw InvalidInputException.field("query", parameter, "search.error.saved-parameter", parameter);
            }
        });
    }

    private static Map<String, String> parameters(String json) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Map<?, ?> read = Json.read(json, Map.class);
        read.forEach((name, value) -> parameters.put(String.valueOf(name), String.valueOf(value)));
        return parameters;
    }

    private static String user() {
        return AuthenticationUtil.getFullyAuthenticatedUser();
    }
}
