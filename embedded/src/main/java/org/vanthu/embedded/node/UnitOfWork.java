package org.vanthu.embedded.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.repo.transaction.TransactionListenerAdapter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;

/** The nodes that a transaction has read and changed. */
final class UnitOfWork {
    private static final String KEY = UnitOfWork.class.getName();
    private static final int CHECK_PRIORITY = Integer.MAX_VALUE - 1;
    private static final int FLUSH_PRIORITY = Integer.MAX_VALUE;

    final Map<NodeRef, NodeState> byRef = new HashMap<>();
    final Map<Long, NodeState> byId = new HashMap<>();
    final Set<NodeState> dirty = new LinkedHashSet<>();
    final List<NodeState> removed = new ArrayList<>();
    final Set<NodeState> unchecked = new LinkedHashSet<>();

    /** Stored nodes without children whose access control list is another one now. */
    final Set<NodeState> regranted = new LinkedHashSet<>();

    @Nullable
    Long txnId;

    private final NodeStore store;
    private boolean flushBound;
    private boolean checkBound;

    private UnitOfWork(NodeStore store) {
        this.store = store;
    }

    static UnitOfWork current(NodeStore store) {
        UnitOfWork work = AlfrescoTransactionSupport.getResource(KEY);
        if (work == null) {
            work = new UnitOfWork(store);
            AlfrescoTransactionSupport.bindResource(KEY, work);
        }
        return work;
    }

    void remember(NodeState state) {
        byRef.put(state.ref, state);
        byId.put(state.id, state);
    }

    boolean isClean() {
        return dirty.isEmpty() && removed.isEmpty() && regranted.isEmpty();
    }

    void changed(NodeState state) {
        state.dirty = true;
        dirty.add(state);
        unchecked.add(state);
        bind();
    }

    void regranted(NodeState state) {
        regranted.add(state);
        bind();
    }

    void deleted(NodeState state) {
        state.deleted = true;
        dirty.remove(state);
        regranted.remove(state);
        unchecked.remove(state);
        if (!state.isNew) {
            removed.add(state);
        }
        bind();
    }

    /** A listener is called once; changes made after its turn need another one. */
    private void bind() {
        if (!checkBound) {
            checkBound = true;
            AlfrescoTransactionSupport.bindListener(
                    new TransactionListenerAdapter() {
                        @Override
                        public void beforeCommit(boolean readOnly) {
                            checkBound = false;
                            List<NodeState> states = new ArrayList<>(unchecked);
                            unchecked.clear();
                            store.check(states);
                        }
                    },
                    CHECK_PRIORITY);
        }
        if (!flushBound) {
            flushBound = true;
            AlfrescoTransactionSupport.bindListener(
                    new TransactionListenerAdapter() {
                        @Override
                        public void beforeCommit(boolean readOnly) {
                            flushBound = false;
                            store.flush();
                        }
                    },
                    FLUSH_PRIORITY);
        }
    }
}
