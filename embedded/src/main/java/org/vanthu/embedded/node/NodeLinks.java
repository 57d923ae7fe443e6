package org.vanthu.embedded.node;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.alfresco.service.cmr.repository.AssociationExistsException;
import org.alfresco.service.cmr.repository.AssociationRef;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.namespace.QName;
import org.alfresco.service.namespace.QNamePattern;
import org.alfresco.service.namespace.RegexQNamePattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The links between nodes: children, secondary parents and peers. */
final class NodeLinks {
    private final NodeStore store;
    private final JdbcTemplate jdbc;

    NodeLinks(NodeStore store) {
        this.store = store;
        this.jdbc = store.jdbc();
    }

    /** The two conditions are the same, once for primary and once for secondary children. */
    private static String childrenSql(String condition) {
        return """
            select n.id, n.uuid, n.protocol, n.store_id, n.assoc_type, n.assoc_name, true as is_primary, n.id as link_id
              from emb_node n where n.parent_id = ? %s
            union all
            select n.id, n.uuid, n.protocol, n.store_id, n.assoc_type, n.assoc_name, false, n.link_id
              from (select c.id as link_id, c.assoc_type, c.assoc_name, c.child_name, m.id, m.uuid, m.protocol, m.store_id,
                           m.type from emb_child_assoc c join emb_node m on m.id = c.child_id where c.parent_id = ?) n
             where true %s
            order by is_primary desc, link_id
            """.formatted(condition, condition);
    }

    /** A child as it hangs under its parent. */
    record Child(long id, ChildAssociationRef ref) {}

    List<Child> children(NodeState parent, QNamePattern typePattern, QNamePattern namePattern, int limit) {
        List<Object> parameters = new ArrayList<>();
        String condition = "";
        if (typePattern instanceof QName type) {
            condition += " and n.assoc_type = ?";
            parameters.add(type.toString());
        }
        if (namePattern instanceof QName name) {
            condition += " and n.assoc_name = ?";
            parameters.add(name.toString());
        }
        return query(parent, condition, parameters, limit).stream()
                .filter(child -> matches(typePattern, child.ref().getTypeQName())
                        && matches(namePattern, child.ref().getQName()))
                .toList();
    }

    private static boolean matches(QNamePattern pattern, QName name) {
        return pattern == RegexQNamePattern.MATCH_ALL || pattern.isMatch(name);
    }

    List<Child> childrenOfTypes(NodeState parent, Collection<QName> types) {
        return query(
                parent,
                " and n.type = any (string_to_array(?, '|'))",
                List.of(String.join("|", types.stream().map(QName::toString).toList())),
                Integer.MAX_VALUE);
    }

    private List<Child> query(NodeState parent, String condition, List<Object> parameters, int limit) {
        store.flush();
        List<Object> all = new ArrayList<>();
        all.add(parent.id);
        all.addAll(parameters);
        all.add(parent.id);
        all.addAll(parameters);
        String sql = childrenSql(condition) + (limit < Integer.MAX_VALUE ? " limit " + limit : "");
        return jdbc.query(sql, (row, number) -> child(parent.ref, row, number), all.toArray());
    }

    private static Child child(NodeRef parent, ResultSet row, int number) throws SQLException {
        return new Child(
                row.getLong(1),
                new ChildAssociationRef(
                        NodeStore.name(row.getString(5)),
                        parent,
                        QName.createQName(row.getString(6)),
                        ref(row, 2),
                        row.getBoolean(7),
                        number));
    }

    private static NodeRef ref(ResultSet row, int column) throws SQLException {
        return new NodeRef(new StoreRef(row.getString(column + 1), row.getString(column + 2)), row.getString(column));
    }

    int count(NodeState parent, boolean primaryOnly) {
        store.flush();
        Integer primary =
                jdbc.queryForObject("select count(*) from emb_node where parent_id = ?", Integer.class, parent.id);
        Integer secondary = primaryOnly
                ? Integer.valueOf(0)
                : jdbc.queryForObject(
                        "select count(*) from emb_child_assoc where parent_id = ?", Integer.class, parent.id);
        return Objects.requireNonNull(primary) + Objects.requireNonNull(secondary);
    }

    /** The primary child of that name, without writing what is pending. */
    @Nullable
    NodeState childByName(NodeState parent, QName assocType, String name) {
        String key = key(name);
        for (NodeState changed : store.work().dirty) {
            if (Objects.equals(changed.parentId, parent.id)
                    && assocType.equals(changed.assocType)
                    && key.equals(changed.childName)) {
                return changed;
            }
        }
        if (parent.isNew) {
            return null;
        }
        List<Long> found = jdbc.queryForList(
                "select id from emb_node where parent_id = ? and assoc_type = ? and child_name = ?"
                        + " union all select child_id from emb_child_assoc"
                        + " where parent_id = ? and assoc_type = ? and child_name = ?",
                Long.class,
                parent.id,
                assocType.toString(),
                key,
                parent.id,
                assocType.toString(),
                key);
        for (Long id : found) {
            NodeState state = store.byId(id);
            if (state != null && !(state.dirty && isGone(state, parent, assocType, key))) {
                return state;
            }
        }
        return null;
    }

    /** Whether a changed node no longer hangs under the parent by that name. */
    private boolean isGone(NodeState state, NodeState parent, QName assocType, String key) {
        if (Objects.equals(state.parentId, parent.id) && assocType.equals(state.assocType)) {
            return !key.equals(state.childName);
        }
        return secondary(parent.id, state.id).isEmpty();
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    // ---- secondary parents

    record Secondary(long id, long parentId, long childId, QName type, QName name) {}

    void addSecondary(NodeState parent, NodeState child, QName type, QName name, @Nullable String childName) {
        store.flush();
        int added = jdbc.update(
                "insert into emb_child_assoc (id, parent_id, child_id, assoc_type, assoc_name, child_name)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (parent_id, child_id, assoc_type, assoc_name) do nothing",
                store.nextId(),
                parent.id,
                child.id,
                type.toString(),
                name.toString(),
                childName);
        if (added == 0) {
            throw new AssociationExistsException(parent.id, child.id, type);
        }
    }

    List<Secondary> secondary(long parentId, long childId) {
        return secondaries("parent_id = ? and child_id = ?", parentId, childId);
    }

    List<Secondary> secondaryParents(long childId) {
        return secondaries("child_id = ?", childId);
    }

    private List<Secondary> secondaries(String condition, Object... parameters) {
        return jdbc.query(
                "select id, parent_id, child_id, assoc_type, assoc_name from emb_child_assoc where " + condition
                        + " order by id",
                (row, number) -> secondary(row),
                parameters);
    }

    /** A link between peers. */
    record Peer(long id, long sourceId, long targetId, QName type) {}

    /** All links of some nodes but those to their primary parents. */
    static final class Around {
        private final Map<Long, List<Peer>> peers = new HashMap<>();
        private final Map<Long, List<Secondary>> children = new HashMap<>();

        /** The links to peers that were not told before. */
        List<Peer> peers(long id, Set<Object> told) {
            return peers.getOrDefault(id, List.of()).stream().filter(told::add).toList();
        }

        /** The links to secondary children and parents that were not told before. */
        List<Secondary> children(long id, Set<Object> told) {
            return children.getOrDefault(id, List.of()).stream()
                    .filter(told::add)
                    .toList();
        }
    }

    Around around(Collection<Long> ids) {
        Around around = new Around();
        Object[] all = ids.toArray();
        jdbc.query(
                "select id, source_id, target_id, assoc_type from emb_assoc"
                        + " where source_id = any (?) or target_id = any (?) order by id",
                statement -> bindTwice(statement, all),
                (ResultSet row) -> {
                    Peer peer =
                            new Peer(row.getLong(1), row.getLong(2), row.getLong(3), NodeStore.name(row.getString(4)));
                    add(around.peers, peer.sourceId(), peer);
                    add(around.peers, peer.targetId(), peer);
                });
        jdbc.query(
                "select id, parent_id, child_id, assoc_type, assoc_name from emb_child_assoc"
                        + " where parent_id = any (?) or child_id = any (?) order by id",
                statement -> bindTwice(statement, all),
                (ResultSet row) -> {
                    Secondary link = secondary(row);
                    add(around.children, link.parentId(), link);
                    add(around.children, link.childId(), link);
                });
        return around;
    }

    private static void bindTwice(PreparedStatement statement, Object[] ids) throws SQLException {
        statement.setArray(1, statement.getConnection().createArrayOf("bigint", ids));
        statement.setArray(2, statement.getConnection().createArrayOf("bigint", ids));
    }

    private static <T> void add(Map<Long, List<T>> all, long id, T link) {
        all.computeIfAbsent(id, key -> new ArrayList<>()).add(link);
    }

    private static Secondary secondary(ResultSet row) throws SQLException {
        return new Secondary(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                NodeStore.name(row.getString(4)),
                QName.createQName(row.getString(5)));
    }

    void removeSecondary(long id) {
        jdbc.update("delete from emb_child_assoc where id = ?", id);
    }

    void renameSecondary(NodeState child, String childName) {
        jdbc.update(
                "update emb_child_assoc set child_name = ? where child_id = ? and child_name is not null",
                childName,
                child.id);
    }

    // ---- peers

    AssociationRef link(NodeState source, NodeState target, QName type) {
        store.flush();
        long id = store.nextId();
        int added = jdbc.update(
                "insert into emb_assoc (id, source_id, target_id, assoc_type, position) values (?, ?, ?, ?,"
                        + " (select coalesce(max(position), 0) + 1 from emb_assoc where source_id = ? and assoc_type = ?))"
                        + " on conflict (source_id, target_id, assoc_type) do nothing",
                id,
                source.id,
                target.id,
                type.toString(),
                source.id,
                type.toString());
        if (added == 0) {
            throw new AssociationExistsException(source.id, target.id, type);
        }
        return new AssociationRef(id, source.ref, type, target.ref);
    }

    int unlink(NodeState source, NodeState target, QName type) {
        return jdbc.update(
                "delete from emb_assoc where source_id = ? and target_id = ? and assoc_type = ?",
                source.id,
                target.id,
                type.toString());
    }

    /** Puts the targets of one kind into an order. */
    void order(NodeState source, QName type, List<NodeState> targets) {
        List<Object[]> positions = new ArrayList<>();
        for (NodeState target : targets) {
            positions.add(new Object[] {positions.size() + 1, source.id, target.id, type.toString()});
        }
        jdbc.batchUpdate(
                "update emb_assoc set position = ? where source_id = ? and target_id = ? and assoc_type = ?",
                positions);
    }

    List<AssociationRef> targets(NodeState source, QNamePattern pattern) {
        return peers("a.source_id = ?", "a.target_id", source, pattern, true);
    }

    List<AssociationRef> sources(NodeState target, QNamePattern pattern) {
        return peers("a.target_id = ?", "a.source_id", target, pattern, false);
    }

    private List<AssociationRef> peers(
            String condition, String other, NodeState node, QNamePattern pattern, boolean forward) {
        store.flush();
        return jdbc
                .query(
                        "select a.id, a.assoc_type, n.uuid, n.protocol, n.store_id from emb_assoc a join emb_node n on n.id = "
                                + other + " where " + condition + " order by a.position, a.id",
                        (row, number) -> {
                            QName type = NodeStore.name(row.getString(2));
                            NodeRef ref = ref(row, 3);
                            return forward
                                    ? new AssociationRef(row.getLong(1), node.ref, type, ref)
                                    : new AssociationRef(row.getLong(1), ref, type, node.ref);
                        },
                        node.id)
                .stream()
                .filter(assoc -> matches(pattern, assoc.getTypeQName()))
                .toList();
    }

    @Nullable
    AssociationRef peer(long id) {
        store.flush();
        List<AssociationRef> found = jdbc.query(
                "select a.assoc_type, s.uuid, s.protocol, s.store_id, t.uuid, t.protocol, t.store_id from emb_assoc a"
                        + " join emb_node s on s.id = a.source_id join emb_node t on t.id = a.target_id where a.id = ?",
                (row, number) -> new AssociationRef(id, ref(row, 2), NodeStore.name(row.getString(1)), ref(row, 5)),
                id);
        return found.isEmpty() ? null : found.get(0);
    }
}
