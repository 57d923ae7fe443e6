package org.vanthu.registry;

import java.util.List;
import java.util.Set;

import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.repo.transaction.TransactionalResourceHelper;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.util.transaction.TransactionListenerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;

/**
 * Ends attempts to change registered documents by other means, and notes them in the audit trail. The transaction of an
 * attempt is rolled back whatever its owner makes of the refusal, so the row is written in one of its own afterwards,
 * once for each document and kind of change.
 */
final class RefusedChanges {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedChanges.class);
    private static final String NOTED = RefusedChanges.class.getName();
    private static final String ACTION = "registry.refused-change";

    private final AuditTrail audit;
    private final RetryingTransactionHelper transactions;

    RefusedChanges(AuditTrail audit, RetryingTransactionHelper transactions) {
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Sees to it that the transaction leaves nothing behind, and that the attempt is noted when it has ended.
     *
     * @param what the kind of change
     * @param names the fields concerned, where it is about fields
     * @return what to throw
     */
    AccessDeniedException refuse(String agency, NodeRef document, String what, List<String> names, String msgId) {
        LOG.warn("refused to change {}: {}", document.getId(), what);
        Set<String> noted = TransactionalResourceHelper.getSet(NOTED);
        if (!noted.add(document.getId() + what)) {
            return new AccessDeniedException(msgId);
        }
        String detail = names.isEmpty() ? what : what + ": " + String.join(", ", names);
        AuditEvent event = AuditEvent.of(agency, ACTION, document.getId(), detail);
        AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
            @Override
            public void beforeCommit(boolean readOnly) {
                // a tool that swallows the refusal would commit the change that was refused
                throw new AccessDeniedException(msgId);
            }

            @Override
            public void afterRollback() {
                write(event);
            }
        });
        return new AccessDeniedException(msgId);
    }

    private void write(AuditEvent event) {
        transactions.doInTransaction(
                () -> {
                    audit.record(event);
                    return Boolean.TRUE;
                },
                false,
                true);
    }
}
