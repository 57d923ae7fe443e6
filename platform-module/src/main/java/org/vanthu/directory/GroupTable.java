package org.vanthu.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.shared.Sql;
import org.vanthu.shared.TextKey;

/** The rows of groups and their members; works in the caller's transaction. */
final class GroupTable {

    private static final String SELECT = """
            SELECT g.id, g.agency, g.name, g.version, m.organization FROM vt_directory_group g
            LEFT JOIN vt_directory_group_member m ON m.group_id = g.id WHERE\s""";

    private final JdbcTemplate jdbc;

    GroupTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    List<Group> ofAgency(String agency) {
        return groups(SELECT + "g.agency = ? ORDER BY g.name_key, m.ordinal", agency);
    }

    Optional<Group> find(long id) {
        return groups(SELECT + "g.id = ? ORDER BY m.ordinal", id).stream().findFirst();
    }

    boolean hasName(String agency, String name, long except) {
        Long count = jdbc.queryForObject(
                "SELECT count(*) FROM vt_directory_group WHERE agency = ? AND name_key = ? AND id <> ?",
                Long.class,
                agency,
                TextKey.of(name),
                except);
        return count != null && count > 0;
    }

    void insert(Group group) {
        Sql.insert(
                jdbc,
                "vt_directory_group",
                Sql.map(
                        "id", group.id(),
                        "agency", group.agency(),
                        "name", group.name(),
                        "name_key", TextKey.of(group.name()),
                        "version", group.version()));
        putMembers(group);
    }

    /** False if the group is another one than was seen. */
    boolean update(Group group) {
        boolean written = Sql.update(
                jdbc,
                "vt_directory_group",
                "id",
                group.id(),
                group.version(),
                Sql.map("name", group.name(), "name_key", TextKey.of(group.name())));
        if (written) {
            jdbc.update("DELETE FROM vt_directory_group_member WHERE group_id = ?", group.id());
            putMembers(group);
        }
        return written;
    }

    /** False if the group is another one than was seen. */
    boolean delete(long id, long version) {
        if (!Sql.update(jdbc, "vt_directory_group", "id", id, version, Map.of())) {
            return false;
        }
        jdbc.update("DELETE FROM vt_directory_group_member WHERE group_id = ?", id);
        jdbc.update("DELETE FROM vt_directory_group WHERE id = ?", id);
        return true;
    }

    /** Members go by another identifier from now on; who is in a group by that one already is in it once. */
    void rename(String before, String after) {
        List<Long> both = jdbc.queryForList("""
                SELECT b.group_id FROM vt_directory_group_member b
                JOIN vt_directory_group_member a ON a.group_id = b.group_id AND a.organization = ?
                WHERE b.organization = ?""", Long.class, after, before);
        both.forEach(group -> jdbc.update(
                "DELETE FROM vt_directory_group_member WHERE group_id = ? AND organization = ?", group, before));
        jdbc.update("UPDATE vt_directory_group_member SET organization = ? WHERE organization = ?", after, before);
    }

    private void putMembers(Group group) {
        List<Object[]> rows = new ArrayList<>();
        for (String member : group.members()) {
            rows.add(new Object[] {group.id(), rows.size() + 1, member});
        }
        jdbc.batchUpdate(
                "INSERT INTO vt_directory_group_member (group_id, ordinal, organization) VALUES (?, ?, ?)", rows);
    }

    private List<Group> groups(String sql, Object value) {
        Map<Long, Group> heads = new LinkedHashMap<>();
        Map<Long, List<String>> members = new LinkedHashMap<>();
        jdbc.query(
                sql,
                row -> {
                    long id = row.getLong("id");
                    heads.putIfAbsent(
                            id,
                            new Group(
                                    id,
                                    row.getString("agency"),
                                    row.getString("name"),
                                    List.of(),
                                    row.getLong("version")));
                    String member = row.getString("organization");
                    List<String> known = members.computeIfAbsent(id, key -> new ArrayList<>());
                    if (member != null) {
                        known.add(member);
                    }
                },
                value);
        return heads.values().stream()
                .map(head -> new Group(
                        head.id(),
                        head.agency(),
                        head.name(),
                        members.getOrDefault(head.id(), List.of()),
                        head.version()))
                .toList();
    }
}
