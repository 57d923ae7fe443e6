package org.vanthu.embedded.node;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport.TxnReadState;
import org.alfresco.service.cmr.repository.InvalidNodeRefException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * The rows of nodes. What a transaction reads it keeps, what it changes it writes in batches before it commits.
 *
 * <p>A row carries a version; a row that another transaction changed meanwhile makes the flush fail with a
 * {@link ConcurrencyFailureException}, after which the transaction is repeated.
 */
public final class NodeStore {
    static final String COLUMNS = "n.id, n.uuid, n.protocol, n.store_id, n.type, n.aspects, n.props, n.parent_id,"
            + " n.assoc_type, n.assoc_name, n.child_name, n.acl_id, n.effective_acl_id, n.txn_id, n.version";

    private static final Map<String, QName> NAMES = new ConcurrentHashMap<>();
    private static final RowMapper<NodeState> ROW = (row, number) -> state(row);

    private final JdbcTemplate jdbc;
    private final Ids ids;
    private final List<Runnable> beforeFlush = new CopyOnWriteArrayList<>();
    private @Nullable Consumer<Collection<NodeState>> integrity;

    public NodeStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.ids = new Ids(jdbc);
    }

    void setIntegrity(Consumer<Collection<NodeState>> check) {
        this.integrity = check;
    }

    /** Adds work that must be done before rows are written, such as making the files safe that the rows name. */
    public void beforeFlush(Runnable work) {
        beforeFlush.add(work);
    }

    void check(Collection<NodeState> states) {
        if (integrity != null) {
            integrity.accept(states);
        }
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    /** The next number for a row of any table of the engine. */
    public long nextId() {
        return ids.next();
    }

    /** The node as the transaction sees it. */
    public Optional<NodeRow> row(NodeRef nodeRef) {
        return Optional.ofNullable(find(nodeRef)).map(NodeRow::of);
    }

    public Optional<NodeRow> row(long id) {
        return Optional.ofNullable(byId(id)).map(NodeRow::of);
    }

    /**
     * Reads many nodes in one statement and keeps them for the transaction, which then finds each without another.
     * Without a transaction there is nothing to keep them for.
     */
    public void prepare(Collection<NodeRef> wanted) {
        if (AlfrescoTransactionSupport.getTransactionReadState() == TxnReadState.TXN_NONE) {
            return;
        }
        Map<NodeRef, NodeState> known = work().byRef;
        Object[] missing = wanted.stream()
                .filter(ref -> !known.containsKey(ref))
                .map(NodeStore::uuid)
                .filter(Objects::nonNull)
                .toArray();
        if (missing.length > 0) {
            jdbc.query(
                            "select " + COLUMNS + " from emb_node n where n.uuid = any (?)",
                            statement -> statement.setArray(
                                    1, statement.getConnection().createArrayOf("uuid", missing)),
                            ROW)
                    .forEach(this::keep);
        }
    }

    /** Many nodes at once, straight from the table and without keeping them; unknown ids are left out. */
    public List<NodeRow> rows(Collection<Long> wanted) {
        flushIfOpen();
        return jdbc.query(
                "select " + COLUMNS + " from emb_node n where n.id = any (?) and not n.deleted",
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("bigint", wanted.toArray())),
                (row, number) -> NodeRow.of(state(row)));
    }

    /**
     * Gives a node its own access control list, or with null takes it away; descendants that have none of their own
     * follow.
     *
     * @return whether it has descendants
     */
    public boolean setAcl(NodeRef nodeRef, @Nullable Long aclId) {
        NodeState state = require(nodeRef);
        Long effective = aclId;
        if (effective == null && state.parentId != null) {
            NodeState parent = byId(state.parentId);
            effective = parent == null ? null : parent.effectiveAclId;
        }
        state.aclId = aclId;
        state.effectiveAclId = effective;
        if (hasChildren(state)) {
            flush();
            spread(state.id, true, aclId, effective);
            return true;
        }
        if (state.isNew) {
            work().changed(state);
        } else {
            work().regranted(state);
        }
        return false;
    }

    /** Whether there is a child, as far as the transaction can know; of a new node it knows all. */
    private boolean hasChildren(NodeState state) {
        return work().byId.values().stream().anyMatch(other -> Objects.equals(other.parentId, state.id))
                || (!state.isNew
                        && Boolean.TRUE.equals(jdbc.queryForObject(
                                "select exists (select 1 from emb_node where parent_id = ?)",
                                Boolean.class,
                                state.id)));
    }

    /** Sets the effective list of a node and of all descendants up to those with a list of their own. */
    void spreadAcl(long id, @Nullable Long effective) {
        flush();
        spread(id, false, null, effective);
    }

    private void spread(long id, boolean setOwn, @Nullable Long own, @Nullable Long effective) {
        // two statements: joined to the recursion, the update would read the whole table for one node
        List<Long> tree = jdbc.queryForList("""
                with recursive tree (id) as (
                  select ?::bigint
                  union all
                  select n.id from emb_node n join tree t on n.parent_id = t.id where n.acl_id is null
                )
                select id from tree
                """, Long.class, id);
        jdbc.update("""
                update emb_node set effective_acl_id = ?, txn_id = ?, acl_id = case when id = ? and ? then ? else acl_id end
                where id = any (?)
                """, effective, txnId(), id, setOwn, own, tree.toArray(Long[]::new));
        Map<Long, NodeState> known = work().byId;
        for (Long one : tree) {
            NodeState state = known.get(one);
            if (state != null) {
                state.effectiveAclId = effective;
            }
        }
    }

    /** Adds a node that is a copy of another one's type, aspects and properties and hangs nowhere: a version. */
    public void addFrozen(NodeRef ref, NodeRow row) {
        NodeState state = new NodeState(nextId(), ref, row.type(), new LinkedHashMap<>(row.properties()));
        state.version = 1;
        state.aspects.addAll(row.aspects());
        state.effectiveAclId = row.effectiveAclId();
        add(state);
        work().unchecked.remove(state);
    }

    /** Removes what {@link #addFrozen} added. */
    public void removeFrozen(NodeRef ref) {
        NodeState state = find(ref);
        if (state != null) {
            remove(state);
        }
    }

    UnitOfWork work() {
        return UnitOfWork.current(this);
    }

    @Nullable
    NodeState find(NodeRef ref) {
        NodeState known = work().byRef.get(ref);
        if (known != null) {
            return known.deleted ? null : known;
        }
        UUID uuid = uuid(ref);
        if (uuid == null) {
            return null;
        }
        NodeState loaded = loadOne("n.uuid = ?", uuid);
        return loaded != null && loaded.ref.equals(ref) ? loaded : null;
    }

    NodeState require(NodeRef ref) {
        if (ref == null) {
            throw new IllegalArgumentException("The node reference is null");
        }
        NodeState state = find(ref);
        if (state == null) {
            throw new InvalidNodeRefException(ref);
        }
        return state;
    }

    @Nullable
    NodeState byId(long id) {
        NodeState known = work().byId.get(id);
        if (known != null) {
            return known.deleted ? null : known;
        }
        return loadOne("n.id = ?", id);
    }

    private @Nullable NodeState loadOne(String condition, Object parameter) {
        List<NodeState> found = jdbc.query("select " + COLUMNS + " from emb_node n where " + condition, ROW, parameter);
        return found.isEmpty() ? null : keep(found.get(0));
    }

    /** Loads nodes by a condition over {@code emb_node n}; what the transaction knows already wins over the row. */
    List<NodeState> load(String joinAndCondition, Object... parameters) {
        flush();
        return jdbc.query("select " + COLUMNS + " from emb_node n " + joinAndCondition, ROW, parameters).stream()
                .map(this::keep)
                .filter(state -> !state.deleted)
                .toList();
    }

    private NodeState keep(NodeState loaded) {
        UnitOfWork work = work();
        NodeState known = work.byId.get(loaded.id);
        if (known != null) {
            return known;
        }
        work.remember(loaded);
        return loaded;
    }

    void add(NodeState state) {
        state.isNew = true;
        work().remember(state);
        changed(state);
    }

    void changed(NodeState state) {
        AlfrescoTransactionSupport.checkTransactionReadState(true);
        work().changed(state);
    }

    void remove(NodeState state) {
        AlfrescoTransactionSupport.checkTransactionReadState(true);
        work().deleted(state);
    }

    /** The number of the running transaction in the log; asking for it writes the log entry. */
    public long txnId() {
        UnitOfWork work = work();
        Long known = work.txnId;
        if (known == null) {
            known = ids.next();
            work.txnId = known;
            jdbc.update("insert into emb_txn (id) values (?)", known);
        }
        return known;
    }

    /** As {@link #flush}, outside of a transaction too, where there is nothing to write. */
    public void flushIfOpen() {
        if (AlfrescoTransactionSupport.isActualTransactionActive()) {
            flush();
        }
    }

    /** Writes what the transaction changed. To be called before SQL that reads {@code emb_node}. */
    public void flush() {
        UnitOfWork work = work();
        if (work.isClean()) {
            return;
        }
        beforeFlush.forEach(Runnable::run);
        long txn = txnId();
        List<NodeState> inserted =
                work.dirty.stream().filter(state -> state.isNew).toList();
        List<NodeState> updated =
                work.dirty.stream().filter(state -> !state.isNew).toList();
        List<NodeState> removed = new ArrayList<>(work.removed);
        List<NodeState> regranted = new ArrayList<>(work.regranted);
        work.dirty.forEach(state -> state.txnId = txn);
        work.dirty.clear();
        work.removed.clear();
        work.regranted.clear();
        delete(removed, txn);
        insert(inserted);
        update(updated);
        regrant(regranted, txn);
        inserted.forEach(state -> state.isNew = false);
        inserted.forEach(state -> state.dirty = false);
        updated.forEach(state -> state.dirty = false);
    }

    private void insert(List<NodeState> states) {
        if (states.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                "insert into emb_node (parent_id, assoc_type, assoc_name, child_name, type, aspects, props,"
                        + " owner, txn_id, acl_id, effective_acl_id, version, id, uuid, protocol, store_id)"
                        + " values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                states,
                states.size(),
                (statement, state) -> {
                    int next = bind(statement, state);
                    setLong(statement, next++, state.aclId);
                    setLong(statement, next++, state.effectiveAclId);
                    statement.setInt(next++, state.version);
                    statement.setLong(next++, state.id);
                    statement.setObject(next++, UUID.fromString(state.ref.getId()));
                    statement.setString(next++, state.ref.getStoreRef().getProtocol());
                    statement.setString(next, state.ref.getStoreRef().getIdentifier());
                });
    }

    /**
     * Leaves the access control lists alone: only {@link #spread} and {@link #regrant} write them, so that no stale row
     * undoes a change of rights.
     */
    private void update(List<NodeState> states) {
        if (states.isEmpty()) {
            return;
        }
        int[][] counts = jdbc.batchUpdate(
                "update emb_node set parent_id = ?, assoc_type = ?, assoc_name = ?, child_name = ?, type = ?, aspects = ?,"
                        + " props = ?::jsonb, owner = ?, txn_id = ?,"
                        + " version = version + 1 where id = ? and version = ?",
                states,
                states.size(),
                (statement, state) -> {
                    int next = bind(statement, state);
                    statement.setLong(next++, state.id);
                    statement.setInt(next, state.version);
                });
        checkCounts(states, counts);
        states.forEach(state -> state.version++);
    }

    /** Writes the lists of nodes without children, of which {@link #spread} has none to follow. */
    private void regrant(List<NodeState> states, long txn) {
        if (states.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                "update emb_node set acl_id = ?, effective_acl_id = ?, txn_id = ? where id = ?",
                states,
                states.size(),
                (statement, state) -> {
                    setLong(statement, 1, state.aclId);
                    setLong(statement, 2, state.effectiveAclId);
                    statement.setLong(3, txn);
                    statement.setLong(4, state.id);
                });
    }

    private void delete(List<NodeState> states, long txn) {
        if (states.isEmpty()) {
            return;
        }
        Object[] all = states.stream().map(state -> state.id).toArray();
        checkCounts(
                states,
                jdbc.batchUpdate(
                        "delete from emb_node where id = ? and version = ?",
                        states,
                        states.size(),
                        (statement, state) -> {
                            statement.setLong(1, state.id);
                            statement.setInt(2, state.version);
                        }));
        jdbc.batchUpdate(
                "insert into emb_deleted_node (node_id, uuid, protocol, store_id, txn_id) values (?, ?, ?, ?, ?)",
                states,
                states.size(),
                (statement, state) -> {
                    statement.setLong(1, state.id);
                    statement.setObject(2, UUID.fromString(state.ref.getId()));
                    statement.setString(3, state.ref.getStoreRef().getProtocol());
                    statement.setString(4, state.ref.getStoreRef().getIdentifier());
                    statement.setLong(5, txn);
                });
        for (String sql : List.of(
                "delete from emb_child_assoc where child_id = any (?)",
                "delete from emb_child_assoc where parent_id = any (?)",
                "delete from emb_assoc where source_id = any (?)",
                "delete from emb_assoc where target_id = any (?)")) {
            jdbc.update(
                    sql,
                    (PreparedStatement statement) ->
                            statement.setArray(1, statement.getConnection().createArrayOf("bigint", all)));
        }
    }

    private static void checkCounts(List<NodeState> states, int[][] counts) {
        int[] flat = Arrays.stream(counts).flatMapToInt(Arrays::stream).toArray();
        for (int i = 0; i < flat.length; i++) {
            if (flat[i] == 0) {
                throw new ConcurrencyFailureException(
                        "The node " + states.get(i).ref + " was changed by another transaction");
            }
        }
    }

    private static int bind(PreparedStatement statement, NodeState state) throws SQLException {
        int next = 1;
        setLong(statement, next++, state.parentId);
        statement.setString(next++, state.assocType == null ? null : state.assocType.toString());
        statement.setString(next++, state.assocName == null ? null : state.assocName.toString());
        statement.setString(next++, state.childName);
        statement.setString(next++, state.type.toString());
        Array aspects = statement
                .getConnection()
                .createArrayOf(
                        "text", state.aspects.stream().map(QName::toString).toArray());
        statement.setArray(next++, aspects);
        statement.setString(next++, PropertyCodec.write(state.props));
        Object owner = state.props.get(ContentModel.PROP_OWNER);
        statement.setString(next++, owner == null ? null : owner.toString());
        statement.setLong(next++, state.txnId);
        return next;
    }

    private static void setLong(PreparedStatement statement, int index, @Nullable Long value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.BIGINT);
        } else {
            statement.setLong(index, value);
        }
    }

    private static NodeState state(ResultSet row) throws SQLException {
        NodeRef ref = new NodeRef(new StoreRef(row.getString(3), row.getString(4)), row.getString(2));
        NodeState state =
                new NodeState(row.getLong(1), ref, name(row.getString(5)), PropertyCodec.read(row.getString(7)));
        for (String aspect : (String[]) row.getArray(6).getArray()) {
            state.aspects.add(name(aspect));
        }
        state.parentId = row.getObject(8, Long.class);
        state.assocType = row.getString(9) == null ? null : name(row.getString(9));
        state.assocName = row.getString(10) == null ? null : QName.createQName(row.getString(10));
        state.childName = row.getString(11);
        state.aclId = row.getObject(12, Long.class);
        state.effectiveAclId = row.getObject(13, Long.class);
        state.txnId = row.getLong(14);
        state.version = row.getInt(15);
        return state;
    }

    /** Names of types and aspects are few, so one object each serves all. */
    static QName name(String text) {
        return NAMES.computeIfAbsent(text, QName::createQName);
    }

    static @Nullable UUID uuid(NodeRef ref) {
        try {
            UUID uuid = UUID.fromString(ref.getId());
            return uuid.toString().equals(ref.getId()) ? uuid : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
