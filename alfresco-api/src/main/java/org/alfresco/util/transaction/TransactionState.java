package org.alfresco.util.transaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is bound to one transaction; lives in Spring's synchronization. */
final class TransactionState implements TransactionSynchronization {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionSupportUtil.class);
    private static final Object KEY = TransactionState.class.getName();

    private final String id = UUID.randomUUID().toString();
    private final long startTimeMillis = System.currentTimeMillis();
    private final Map<Object, Object> resources = new HashMap<>();
    private final Map<TransactionListener, Integer> listeners = new LinkedHashMap<>();

    /** The transaction that has ended and whose listeners are told; what is bound to it is still there for them. */
    private static final ThreadLocal<TransactionState> ENDING = new ThreadLocal<>();

    static TransactionState currentOrNull() {
        return TransactionSynchronizationManager.isSynchronizationActive() ? current() : ENDING.get();
    }

    static TransactionState current() {
        TransactionState state = (TransactionState) TransactionSynchronizationManager.getResource(KEY);
        if (state == null) {
            if (!TransactionSynchronizationManager.isSynchronizationActive()) {
                throw new IllegalStateException("There must be an active transaction");
            }
            state = new TransactionState();
            TransactionSynchronizationManager.bindResource(KEY, state);
            TransactionSynchronizationManager.registerSynchronization(state);
        }
        return state;
    }

    String id() {
        return id;
    }

    long startTimeMillis() {
        return startTimeMillis;
    }

    Map<Object, Object> resources() {
        return resources;
    }

    boolean add(TransactionListener listener, int priority) {
        Integer custom = listener.getCustomOrder();
        return listeners.putIfAbsent(listener, custom == null ? priority : custom) == null;
    }

    Set<TransactionListener> listeners() {
        return new LinkedHashSet<>(listeners.keySet());
    }

    @Override
    public int getOrder() {
        return 800;
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(KEY);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(KEY, this);
    }

    /**
     * Calls every listener once, ordinary ones first, then the others by their priority; also those bound meanwhile.
     */
    @Override
    public void beforeCommit(boolean readOnly) {
        Set<TransactionListener> called = new HashSet<>();
        for (Optional<TransactionListener> next = next(called); next.isPresent(); next = next(called)) {
            called.add(next.get());
            next.get().beforeCommit(readOnly);
        }
    }

    private Optional<TransactionListener> next(Set<TransactionListener> called) {
        TransactionListener best = null;
        long lowest = Long.MAX_VALUE;
        for (Map.Entry<TransactionListener, Integer> entry : listeners.entrySet()) {
            long turn = entry.getValue() == 0 ? Long.MIN_VALUE : entry.getValue();
            if ((best == null || turn < lowest) && !called.contains(entry.getKey())) {
                best = entry.getKey();
                lowest = turn;
            }
        }
        return Optional.ofNullable(best);
    }

    /** Calls the ordinary listeners only. */
    @Override
    public void beforeCompletion() {
        for (Map.Entry<TransactionListener, Integer> entry : new ArrayList<>(listeners.entrySet())) {
            if (entry.getValue() == 0) {
                quietly(entry.getKey(), TransactionListener::beforeCompletion);
            }
        }
    }

    /** Calls every listener, the highest priority first. */
    @Override
    public void afterCompletion(int status) {
        List<TransactionListener> ordered = new ArrayList<>(listeners.keySet());
        ordered.sort(Comparator.comparing(listeners::get).reversed());
        if (TransactionSynchronizationManager.hasResource(KEY)) {
            TransactionSynchronizationManager.unbindResource(KEY);
        }
        TransactionState outer = ENDING.get();
        ENDING.set(this);
        try {
            ordered.forEach(listener -> quietly(
                    listener,
                    status == STATUS_COMMITTED
                            ? TransactionListener::afterCommit
                            : TransactionListener::afterRollback));
        } finally {
            if (outer == null) {
                ENDING.remove();
            } else {
                ENDING.set(outer);
            }
        }
    }

    private static void quietly(TransactionListener listener, Consumer<TransactionListener> call) {
        try {
            call.accept(listener);
        } catch (RuntimeException e) {
            LOG.error("A transaction listener failed: {}", listener, e);
        }
    }
}
