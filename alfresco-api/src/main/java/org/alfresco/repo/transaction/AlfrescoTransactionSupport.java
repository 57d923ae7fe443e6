package org.alfresco.repo.transaction;

import org.alfresco.util.transaction.TransactionSupportUtil;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What ACS adds to the transaction of the running thread: resources, listeners and its state. */
public abstract class AlfrescoTransactionSupport extends TransactionSupportUtil {
    /** Whether the transaction, if there is one, may write. */
    public enum TxnReadState {
        TXN_NONE,
        TXN_READ_ONLY,
        TXN_READ_WRITE
    }

    public static TxnReadState getTransactionReadState() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()
                || !TransactionSynchronizationManager.isActualTransactionActive()) {
            return TxnReadState.TXN_NONE;
        }
        return TransactionSynchronizationManager.isCurrentTransactionReadOnly()
                ? TxnReadState.TXN_READ_ONLY
                : TxnReadState.TXN_READ_WRITE;
    }

    /** Checks that there is a transaction, and that it may write if that is asked. */
    public static void checkTransactionReadState(boolean requireReadWrite) {
        TxnReadState state = getTransactionReadState();
        if (state == TxnReadState.TXN_NONE) {
            throw new IllegalStateException("A transaction is needed");
        }
        if (requireReadWrite && state != TxnReadState.TXN_READ_WRITE) {
            throw new IllegalStateException("A transaction that may write is needed");
        }
    }

    public static void bindListener(TransactionListener listener) {
        bindListener(listener, 0);
    }

    public static void bindListener(org.alfresco.util.transaction.TransactionListener listener) {
        bindListener(listener, 0);
    }
}
