package org.vanthu.embedded.security;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport.TxnReadState;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.vanthu.embedded.node.NodeRow;
import org.vanthu.embedded.node.NodeStore;

/**
 * The nodes of the node store. A version has the permissions of the node that it is a version of, as that node is now.
 */
final class StoredNodes implements SecuredNodes {
    private static final String HOLDERS = """
            with recursive below (id, acl_id) as (
              select id, acl_id from emb_node where parent_id = ?
              union all
              select n.id, n.acl_id from emb_node n join below b on n.parent_id = b.id where b.acl_id is null)
            select id, acl_id from below where acl_id is not null""";

    private final NodeStore store;
    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    StoredNodes(NodeStore store, JdbcClient jdbc, PlatformTransactionManager transactionManager) {
        this.store = store;
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactionManager);
        this.reading.setReadOnly(true);
    }

    @Override
    public Optional<SecuredNode> find(NodeRef nodeRef) {
        return inTransaction(() -> row(nodeRef).map(this::secured));
    }

    private Optional<NodeRow> row(NodeRef nodeRef) {
        if (!isVersionStore(nodeRef.getStoreRef())) {
            return store.row(nodeRef);
        }
        return jdbc.sql("select node_id from emb_version where frozen_uuid::text = ?")
                .param(nodeRef.getId())
                .query(Long.class)
                .optional()
                .flatMap(store::row);
    }

    private static boolean isVersionStore(StoreRef storeRef) {
        return storeRef.getIdentifier().equals("version2Store");
    }

    private SecuredNode secured(NodeRow row) {
        Map<QName, Serializable> properties = row.properties();
        Object owner = properties.get(ContentModel.PROP_OWNER);
        if (owner == null) {
            owner = properties.get(ContentModel.PROP_CREATOR);
        }
        return new SecuredNode(
                row.id(),
                row.nodeRef(),
                row.effectiveAclId(),
                row.aclId(),
                owner == null ? null : owner.toString(),
                row.parentId());
    }

    @Override
    public boolean setAcl(NodeRef nodeRef, @Nullable Long aclId) {
        return store.setAcl(nodeRef, aclId);
    }

    @Override
    public List<Holder> nearestHolders(long nodeId) {
        store.flush();
        return jdbc.sql(HOLDERS)
                .param(nodeId)
                .query((rs, row) -> new Holder(rs.getLong(1), rs.getLong(2)))
                .list();
    }

    @Override
    public SecuredNode get(long nodeId) {
        return secured(store.row(nodeId)
                .orElseThrow(() -> new IllegalStateException("There is no node with the id " + nodeId)));
    }

    @Override
    public List<NodeRef> nodesNaming(String authority) {
        store.flush();
        return jdbc.sql("select distinct n.protocol, n.store_id, n.uuid::text from emb_node n"
                        + " join emb_ace a on a.acl_id = n.acl_id where a.authority = ?")
                .param(authority)
                .query((rs, row) -> new NodeRef(new StoreRef(rs.getString(1), rs.getString(2)), rs.getString(3)))
                .list();
    }

    private <T> T inTransaction(Supplier<T> work) {
        if (AlfrescoTransactionSupport.getTransactionReadState() != TxnReadState.TXN_NONE) {
            return work.get();
        }
        T result = reading.execute(status -> work.get());
        if (result == null) {
            throw new IllegalStateException("A look-up of nodes gave nothing");
        }
        return result;
    }
}
