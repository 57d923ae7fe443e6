package org.alfresco.repo.transaction;

/** Is told how a transaction goes; the older of two such interfaces. */
public interface TransactionListener extends org.alfresco.util.transaction.TransactionListener {
    /** Never called any more. */
    void flush();

    @Override
    void beforeCommit(boolean readOnly);

    @Override
    void beforeCompletion();

    @Override
    void afterCommit();

    @Override
    void afterRollback();
}
