package org.vanthu.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.SqlTime;
import org.vanthu.shared.TextKey;
import org.vanthu.shared.TimeOrderedIds;

/**
 * Writes organisations outside this site, their old identifiers and their history; works in the caller's transaction.
 */
final class EntryTable {

    private static final String TABLE = "vt_directory_organization";
    private static final int MAX_KEY = 700;
    private static final int MAX_DETAIL = 500;

    private final JdbcTemplate jdbc;
    private final TimeOrderedIds ids;
    private final Clock clock;

    EntryTable(DataSource dataSource, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.ids = new TimeOrderedIds(clock);
        this.clock = clock;
    }

    /** The row with the identifier as it is today, whatever its state. */
    Optional<Entry> find(String code) {
        return jdbc.query("SELECT * FROM " + TABLE + " WHERE code = ?", (row, index) -> read(row), code).stream()
                .findFirst();
    }

    /** Rows in a state behind an identifier, by identifier. */
    List<Entry> list(String state, String after, int limit) {
        return jdbc.query(
                "SELECT * FROM " + TABLE + " WHERE state = ? AND code > ? ORDER BY code LIMIT " + limit,
                (row, index) -> read(row),
                state,
                after);
    }

    /** The identifier of an open organisation of that name, other than the one given. */
    Optional<String> sameName(String name, String except) {
        return jdbc
                .queryForList(
                        "SELECT code FROM " + TABLE
                                + " WHERE name_key = ? AND code <> ? AND state = ? ORDER BY code LIMIT 1",
                        String.class,
                        nameKey(name),
                        except,
                        Entry.OPEN)
                .stream()
                .findFirst();
    }

    boolean isOldCode(String code) {
        return owner(code).isPresent();
    }

    /** Whose old identifier it is. */
    Optional<String> owner(String oldCode) {
        return jdbc
                .queryForList("SELECT organization FROM vt_directory_alias WHERE code = ?", String.class, oldCode)
                .stream()
                .findFirst();
    }

    void insert(Organization one, String source, String by) {
        Map<String, @Nullable Object> columns = columns(one, by);
        columns.put("code", one.code());
        columns.put("state", Entry.OPEN);
        columns.put("source", source);
        columns.put("version", 1L);
        Sql.insert(jdbc, TABLE, columns);
    }

    /** False if the row is another one than was seen. */
    boolean update(Organization one, long version, String by) {
        return Sql.update(jdbc, TABLE, "code", one.code(), version, columns(one, by));
    }

    /** False if the row is another one than was seen. */
    boolean setState(String code, long version, String state, @Nullable String mergedInto, String by) {
        return Sql.update(
                jdbc,
                TABLE,
                "code",
                code,
                version,
                Sql.map("state", state, "merged_into", mergedInto, "changed_at", clock.instant(), "changed_by", by));
    }

    /** Gives the row another identifier; what points to it goes along. False if it is another one than was seen. */
    boolean rename(Organization one, String after, long version, String by) {
        String before = one.code();
        boolean written = Sql.update(
                jdbc,
                TABLE,
                "code",
                before,
                version,
                Sql.map(
                        "code",
                        after,
                        "search_key",
                        searchKey(after, one.name()),
                        "changed_at",
                        clock.instant(),
                        "changed_by",
                        by));
        if (written) {
            jdbc.update("UPDATE " + TABLE + " SET parent_code = ? WHERE parent_code = ?", after, before);
            jdbc.update("UPDATE " + TABLE + " SET merged_into = ? WHERE merged_into = ?", after, before);
            jdbc.update("UPDATE vt_directory_event SET organization = ? WHERE organization = ?", after, before);
            takeOldCodes(before, after);
        }
        return written;
    }

    /** An identifier names another organisation from now on, and so does everything that named it before. */
    void takeOldCodes(String before, String after) {
        jdbc.update("UPDATE vt_directory_alias SET organization = ? WHERE organization = ?", after, before);
        jdbc.update("DELETE FROM vt_directory_alias WHERE code = ?", after);
        addOldCode(before, after, "renamed");
    }

    void addOldCode(String oldCode, String organization, String reason) {
        Sql.insert(
                jdbc,
                "vt_directory_alias",
                Sql.map("code", oldCode, "organization", organization, "reason", reason, "since", clock.instant()));
    }

    void note(String code, String event, String detail, String reason, String by) {
        Sql.insert(
                jdbc,
                "vt_directory_event",
                Sql.map(
                        "id", ids.next(),
                        "organization", code,
                        "event", event,
                        "detail", Sql.cut(detail, MAX_DETAIL),
                        "reason", reason,
                        "at_time", clock.instant(),
                        "by_whom", by));
    }

    /** What became of the organisation, the last first. */
    List<Event> events(String code, int limit) {
        return jdbc.query(
                "SELECT * FROM vt_directory_event WHERE organization = ? ORDER BY id DESC LIMIT " + limit,
                (row, index) -> new Event(
                        row.getString("event"),
                        row.getString("detail"),
                        row.getString("reason"),
                        SqlTime.read(row, "at_time"),
                        row.getString("by_whom")),
                code);
    }

    private Map<String, @Nullable Object> columns(Organization one, String by) {
        Contact contact = one.contact();
        return Sql.map(
                "name", one.name(),
                "name_key", nameKey(one.name()),
                "parent_code", one.parent(),
                "address", contact.address(),
                "email", contact.email(),
                "telephone", contact.telephone(),
                "fax", contact.fax(),
                "website", contact.website(),
                "electronic", one.reach().electronic(),
                "paper", one.reach().paper(),
                "kinds", String.join(",", new TreeSet<>(one.reach().kinds())),
                "search_key", searchKey(one.code(), one.name()),
                "changed_at", clock.instant(),
                "changed_by", by);
    }

    private static String searchKey(String code, String name) {
        return Sql.cut(TextKey.of(code + " " + name), MAX_KEY);
    }

    private static String nameKey(String name) {
        return Sql.cut(TextKey.of(name), 300);
    }

    private static Entry read(ResultSet row) throws SQLException {
        Instant changedAt = SqlTime.read(row, "changed_at");
        return new Entry(
                OrganizationTable.read(row, List.of()),
                row.getString("state"),
                row.getString("merged_into"),
                row.getString("source"),
                changedAt,
                row.getString("changed_by"),
                row.getLong("version"));
    }
}
