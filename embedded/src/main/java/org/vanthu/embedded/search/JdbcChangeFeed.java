package org.vanthu.embedded.search;

import java.sql.Types;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.embedded.node.NodeRow;
import org.vanthu.embedded.node.NodeStore;

/** Reads the transaction log and the nodes of the database. Each statement is a transaction of its own. */
final class JdbcChangeFeed implements ChangeFeed {
    private static final String WORKSPACE = "workspace";

    private final JdbcClient jdbc;
    private final NodeStore nodes;
    private final TextStore texts;
    private final Runnable whenTextIsAsked;

    JdbcChangeFeed(JdbcClient jdbc, NodeStore nodes, TextStore texts, Runnable whenTextIsAsked) {
        this.jdbc = jdbc;
        this.nodes = nodes;
        this.texts = texts;
        this.whenTextIsAsked = whenTextIsAsked;
    }

    private record Logged(long id, long xid) {}

    @Override
    public String database() {
        return jdbc.sql("select id::text from emb_index_identity")
                .query(String.class)
                .single();
    }

    @Override
    public long horizon() {
        return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single();
    }

    @Override
    public Changes changes(long from, long horizon, int limit) {
        List<Logged> log = log("select id, xid::text::bigint as number from emb_txn where true", from, horizon, limit);
        if (log.isEmpty()) {
            return new Changes(Set.of(), Set.of(), Math.max(from, horizon));
        }
        Long[] transactions = log.stream().map(Logged::id).toArray(Long[]::new);
        Set<Long> changed =
                ids("select id from emb_node where txn_id = any(?) and protocol = 'workspace'", transactions);
        Set<Long> deleted = ids("select node_id from emb_deleted_node where txn_id = any(?)", transactions);
        if (!deleted.isEmpty()) {
            texts.remove(deleted);
        }
        return new Changes(changed, deleted, upTo(log, horizon, limit));
    }

    @Override
    public Changes texts(long from, long horizon, int limit) {
        List<Logged> log = log(
                "select node_id as id, xid::text::bigint as number from emb_text where state <> 'waiting'",
                from,
                horizon,
                limit);
        Set<Long> ids = log.stream().map(Logged::id).collect(Collectors.toSet());
        return new Changes(ids, Set.of(), log.isEmpty() ? Math.max(from, horizon) : upTo(log, horizon, limit));
    }

    /** All rows of a transaction belong together: where the limit cuts, the last transaction comes whole. */
    private List<Logged> log(String select, long from, long horizon, int limit) {
        return jdbc.sql(select + " and xid >= ?::text::xid8 and xid < ?::text::xid8 order by xid fetch first " + limit
                        + " rows with ties")
                .params(Long.toString(from), Long.toString(horizon))
                .query((row, n) -> new Logged(row.getLong("id"), row.getLong("number")))
                .list();
    }

    private static long upTo(List<Logged> log, long horizon, int limit) {
        return log.size() < limit ? horizon : log.get(log.size() - 1).xid() + 1;
    }

    private Set<Long> ids(String sql, Long[] transactions) {
        return new HashSet<>(array(sql, transactions).query(Long.class).list());
    }

    private JdbcClient.StatementSpec array(String sql, Long[] values) {
        return jdbc.sql(sql).param(1, values, Types.ARRAY);
    }

    @Override
    public List<Long> nodes(long after, int limit) {
        return jdbc.sql("select id from emb_node where id > ? and protocol = 'workspace' order by id limit " + limit)
                .param(after)
                .query(Long.class)
                .list();
    }

    @Override
    public List<IndexedNode> load(Collection<Long> ids) {
        List<NodeRow> rows = nodes.rows(ids).stream()
                .filter(row -> row.nodeRef().getStoreRef().getProtocol().equals(WORKSPACE))
                .toList();
        Map<Long, NodeRef> parents = parents(rows);
        Map<Long, TextStore.Text> known =
                texts.find(rows.stream().map(NodeRow::id).toList());
        return rows.stream()
                .map(row -> node(row, parents, text(row, known.get(row.id()))))
                .toList();
    }

    private static IndexedNode node(NodeRow row, Map<Long, NodeRef> parents, @Nullable String text) {
        Object owner = row.properties().get(ContentModel.PROP_OWNER);
        Object creator = row.properties().get(ContentModel.PROP_CREATOR);
        Object effectiveOwner = owner == null ? creator : owner;
        return new IndexedNode(
                row.id(),
                row.nodeRef(),
                row.type(),
                row.aspects(),
                row.properties(),
                row.parentId() == null ? null : parents.get(row.parentId()),
                row.assocName(),
                row.effectiveAclId() == null ? -1 : row.effectiveAclId(),
                effectiveOwner == null ? null : effectiveOwner.toString(),
                text);
    }

    private Map<Long, NodeRef> parents(List<NodeRow> rows) {
        Map<Long, NodeRef> parents = new HashMap<>();
        Long[] wanted = rows.stream()
                .map(NodeRow::parentId)
                .filter(Objects::nonNull)
                .distinct()
                .toArray(Long[]::new);
        array("select id, protocol, store_id, uuid from emb_node where id = any(?)", wanted)
                .query((row, n) -> parents.put(
                        row.getLong("id"),
                        new NodeRef(
                                new StoreRef(row.getString("protocol"), row.getString("store_id")),
                                row.getString("uuid"))))
                .list();
        return parents;
    }

    private @Nullable String text(NodeRow row, TextStore.@Nullable Text known) {
        if (!(row.properties().get(ContentModel.PROP_CONTENT) instanceof ContentData content)
                || content.getContentUrl() == null) {
            return null;
        }
        if (known != null && known.contentUrl().equals(content.getContentUrl())) {
            return known.body();
        }
        texts.ask(row.id(), content.getContentUrl());
        whenTextIsAsked.run();
        return null;
    }

    @Override
    public Duration behind(long from) {
        return jdbc.sql("""
                        select coalesce(extract(epoch from now() - min(committed_at)) * 1000, 0)::bigint
                        from emb_txn where xid >= ?::text::xid8""")
                .param(Long.toString(from))
                .query(Long.class)
                .optional()
                .map(millis -> Duration.ofMillis(Math.max(0, millis)))
                .orElse(Duration.ZERO);
    }
}
