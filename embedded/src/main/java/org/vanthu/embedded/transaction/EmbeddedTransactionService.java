package org.vanthu.embedded.transaction;

import jakarta.transaction.UserTransaction;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.transaction.TransactionService;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Begins transactions on the repository's data source. */
public final class EmbeddedTransactionService implements TransactionService {
    private final PlatformTransactionManager manager;

    public EmbeddedTransactionService(PlatformTransactionManager manager) {
        this.manager = manager;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public boolean getAllowWrite() {
        return true;
    }

    @Override
    public UserTransaction getUserTransaction() {
        return getUserTransaction(false);
    }

    @Override
    public UserTransaction getUserTransaction(boolean readOnly) {
        return transaction(readOnly, TransactionDefinition.PROPAGATION_REQUIRED);
    }

    @Override
    public UserTransaction getNonPropagatingUserTransaction() {
        return getNonPropagatingUserTransaction(false);
    }

    @Override
    public UserTransaction getNonPropagatingUserTransaction(boolean readOnly) {
        return transaction(readOnly, TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public RetryingTransactionHelper getRetryingTransactionHelper() {
        RetryingTransactionHelper helper = new RetryingTransactionHelper();
        helper.setTransactionService(this);
        return helper;
    }

    private UserTransaction transaction(boolean readOnly, int propagation) {
        DefaultTransactionDefinition definition = new DefaultTransactionDefinition(propagation);
        definition.setReadOnly(readOnly);
        return new SpringUserTransaction(manager, definition);
    }
}
