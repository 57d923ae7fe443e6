package org.alfresco.service.cmr.repository;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/** Names a node: its store and its id, written {@code workspace://SpacesStore/uuid}. */
public final class NodeRef implements EntityRef, Serializable {
    private static final long serialVersionUID = 1L;
    private static final Pattern SHAPE = Pattern.compile(".+://.+/.+");

    private final StoreRef storeRef;
    private final String id;

    public NodeRef(StoreRef storeRef, String id) {
        if (storeRef == null || id == null) {
            throw new IllegalArgumentException("A node reference needs a store and an id");
        }
        this.storeRef = storeRef;
        this.id = id;
    }

    public NodeRef(String protocol, String identifier, String id) {
        this(new StoreRef(protocol, identifier), id);
    }

    public NodeRef(String nodeRef) {
        int at = nodeRef.lastIndexOf('/');
        if (at < 0 || !isNodeRef(nodeRef)) {
            throw new MalformedNodeRefException("Invalid node reference: " + nodeRef);
        }
        storeRef = new StoreRef(nodeRef.substring(0, at));
        id = nodeRef.substring(at + 1);
    }

    public StoreRef getStoreRef() {
        return storeRef;
    }

    public String getId() {
        return id;
    }

    public static boolean isNodeRef(String nodeRef) {
        return nodeRef != null && SHAPE.matcher(nodeRef).matches();
    }

    /** Splits a comma separated list of node references. */
    public static List<NodeRef> getNodeRefs(String values) {
        List<NodeRef> refs = new ArrayList<>();
        if (values != null) {
            StringTokenizer parts = new StringTokenizer(values, ",");
            while (parts.hasMoreTokens()) {
                String part = parts.nextToken().trim();
                if (isNodeRef(part)) {
                    refs.add(new NodeRef(part));
                }
            }
        }
        return refs;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeRef that && id.equals(that.id) && storeRef.equals(that.storeRef);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return storeRef + "/" + id;
    }

    /** What is known of a node's row: its number and the transaction that changed it last. */
    public static class Status {
        private final Long dbId;
        private final NodeRef nodeRef;
        private final String changeTxnId;
        private final Long dbTxnId;
        private final boolean deleted;

        public Status(Long dbId, NodeRef nodeRef, String changeTxnId, Long dbTxnId, boolean deleted) {
            this.dbId = dbId;
            this.nodeRef = nodeRef;
            this.changeTxnId = changeTxnId;
            this.dbTxnId = dbTxnId;
            this.deleted = deleted;
        }

        public Long getDbId() {
            return dbId;
        }

        public NodeRef getNodeRef() {
            return nodeRef;
        }

        public String getChangeTxnId() {
            return changeTxnId;
        }

        public Long getDbTxnId() {
            return dbTxnId;
        }

        public boolean isDeleted() {
            return deleted;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Status that
                    && deleted == that.deleted
                    && Objects.equals(nodeRef, that.nodeRef)
                    && Objects.equals(dbTxnId, that.dbTxnId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(nodeRef, dbTxnId, deleted);
        }

        @Override
        public String toString() {
            return "Status[" + nodeRef + ", id=" + dbId + ", txn=" + dbTxnId + ", deleted=" + deleted + "]";
        }
    }
}
