package org.alfresco.service.transaction;

import jakarta.transaction.UserTransaction;

import org.alfresco.repo.transaction.RetryingTransactionHelper;

/** Begins transactions. */
public interface TransactionService {
    boolean isReadOnly();

    boolean getAllowWrite();

    /** A transaction that joins one that is under way. */
    UserTransaction getUserTransaction();

    UserTransaction getUserTransaction(boolean readOnly);

    /** A transaction of its own; one that is under way is suspended. */
    UserTransaction getNonPropagatingUserTransaction();

    UserTransaction getNonPropagatingUserTransaction(boolean readOnly);

    RetryingTransactionHelper getRetryingTransactionHelper();
}
