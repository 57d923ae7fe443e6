package org.alfresco.util.transaction;

/** Is told how a transaction goes. */
public interface TransactionListener {
    /** Called before the commit; an exception here rolls back. */
    void beforeCommit(boolean readOnly);

    /** Called before commit or rollback end the transaction; exceptions are logged only. */
    void beforeCompletion();

    /** Called once the data is committed; no transaction runs any more. */
    void afterCommit();

    void afterRollback();

    /** The place among other listeners; the lower the earlier; null for the default. */
    default Integer getCustomOrder() {
        return null;
    }
}
