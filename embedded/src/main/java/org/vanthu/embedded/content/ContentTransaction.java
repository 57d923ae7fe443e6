package org.vanthu.embedded.content;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport.TxnReadState;
import org.alfresco.service.cmr.repository.ContentIOException;
import org.alfresco.util.transaction.TransactionListenerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.embedded.node.NodeStore;

/**
 * Ties written files to the transaction: before its commit they are on the disk and listed in {@code emb_content};
 * after a rollback they are gone.
 */
final class ContentTransaction {
    private static final Logger LOG = LoggerFactory.getLogger(ContentTransaction.class);

    /** After everything that may still write content. */
    private static final int LAST = 10_000;

    private final FileContentStore store;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    ContentTransaction(FileContentStore store, JdbcTemplate jdbc, Clock clock, NodeStore nodes) {
        this.store = store;
        this.jdbc = jdbc;
        this.clock = clock;
        nodes.beforeFlush(this::settle);
    }

    /** Notes that a file is being written; it goes if the transaction rolls back. */
    void began(String url) {
        if (inTransaction()) {
            current().urls.add(url);
        }
    }

    /** Notes that a file is complete. Without a transaction it is listed at once. */
    void completed(WrittenContent content) {
        if (inTransaction()) {
            current().complete(content);
        } else {
            await(content);
            list(List.of(content));
        }
    }

    /** Waits until the complete files are on the disk and lists them, before rows name them. */
    private void settle() {
        Pending pending = AlfrescoTransactionSupport.getResource(this);
        if (pending != null) {
            pending.flush();
        }
    }

    /** Deletes the files after the commit. */
    void deleteAfterCommit(List<String> urls) {
        current().deleted.addAll(urls);
    }

    private static boolean inTransaction() {
        return AlfrescoTransactionSupport.getTransactionReadState() == TxnReadState.TXN_READ_WRITE;
    }

    private Pending current() {
        Pending pending = AlfrescoTransactionSupport.getResource(this);
        if (pending == null) {
            pending = new Pending();
            AlfrescoTransactionSupport.bindResource(this, pending);
            AlfrescoTransactionSupport.bindListener(pending, LAST);
        }
        return pending;
    }

    private void list(List<WrittenContent> contents) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.batchUpdate(
                "insert into emb_content (url, size_bytes, sha256, created_at) values (?, ?, ?, ?)",
                contents,
                contents.size(),
                (statement, content) -> {
                    statement.setString(1, content.url());
                    statement.setLong(2, content.sizeBytes());
                    statement.setString(3, content.sha256());
                    statement.setObject(4, now);
                });
    }

    private static void await(WrittenContent content) {
        try {
            content.synced().join();
        } catch (CompletionException e) {
            throw new ContentIOException("Content could not be made safe: " + content.url(), e.getCause());
        }
    }

    private final class Pending extends TransactionListenerAdapter {
        private final List<String> urls = new ArrayList<>();
        private final List<String> deleted = new ArrayList<>();
        private List<WrittenContent> completed = new ArrayList<>();
        private boolean committing;

        void complete(WrittenContent content) {
            completed.add(content);
            if (committing) { // too late to wait at the end, which is now
                flush();
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            committing = true;
            flush();
        }

        private void flush() {
            List<WrittenContent> contents = completed;
            completed = new ArrayList<>();
            contents.forEach(ContentTransaction::await);
            if (!contents.isEmpty()) {
                list(contents);
            }
        }

        @Override
        public void afterCommit() {
            deleted.forEach(this::deleteQuietly);
        }

        @Override
        public void afterRollback() {
            urls.forEach(this::deleteQuietly);
        }

        private void deleteQuietly(String url) {
            try {
                store.delete(url);
            } catch (RuntimeException e) {
                LOG.warn("A content file is left to the cleaner: {}", url, e);
            }
        }
    }
}
