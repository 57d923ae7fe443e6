package org.alfresco.util.transaction;

import java.util.Set;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Binds resources and listeners to the transaction of the running thread. */
public abstract class TransactionSupportUtil {
    public static String getTransactionId() {
        TransactionState state = TransactionState.currentOrNull();
        return state == null ? null : state.id();
    }

    public static long getTransactionStartTime() {
        TransactionState state = TransactionState.currentOrNull();
        return state == null ? -1 : state.startTimeMillis();
    }

    public static boolean isActualTransactionActive() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public static <R> R getResource(Object key) {
        TransactionState state = TransactionState.currentOrNull();
        return state == null ? null : (R) state.resources().get(key);
    }

    public static void bindResource(Object key, Object resource) {
        TransactionState.current().resources().put(key, resource);
    }

    public static void unbindResource(Object key) {
        TransactionState.current().resources().remove(key);
    }

    /** Binds a listener; before the commit those with priority 0 come first. Returns false if it was bound before. */
    public static boolean bindListener(TransactionListener listener, int priority) {
        return TransactionState.current().add(listener, priority);
    }

    public static Set<TransactionListener> getListeners() {
        TransactionState state = TransactionState.currentOrNull();
        return state == null ? Set.of() : state.listeners();
    }
}
