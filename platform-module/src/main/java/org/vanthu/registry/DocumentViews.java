package org.vanthu.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.vanthu.audit.AuditEvent;
import org.vanthu.audit.AuditTrail;
import org.vanthu.organization.Access;
import org.vanthu.shared.Json;
import org.vanthu.shared.SiteState;

/**
 * Notes in the audit trail who looked at which document or took its file away: one row for each person, document, day
 * and kind. Later looks on the same day tell nothing new and would bury the changes under themselves; the chain of the
 * trail allows no counter in a row.
 *
 * <p>Rows are written after the fact by a thread of its own, each in a transaction of its own: the requests are
 * read-only, must not wait, and must not hold one connection while they ask for another. What waits when the process is
 * killed is lost, which is less than a second's looks.
 */
public final class DocumentViews implements DisposableBean {

    /** Somebody looked at the document. */
    public static final String VIEW = "registry.view";

    /** Somebody took a file of the document away. */
    public static final String DOWNLOAD = "registry.download";

    static final Set<String> KINDS = Set.of(VIEW, DOWNLOAD);

    private static final Logger LOG = LoggerFactory.getLogger(DocumentViews.class);
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_REMEMBERED = 200_000;
    private static final long STOP_SECONDS = 10;

    private final AuditTrail audit;
    private final Access access;
    private final RetryingTransactionHelper transactions;
    private final SiteState siteState;
    private final Clock clock;
    private final ThreadPoolExecutor writer;
    private final Set<Look> noted = ConcurrentHashMap.newKeySet();

    DocumentViews(
            AuditTrail audit, Access access, RetryingTransactionHelper transactions, SiteState siteState, Clock clock) {
        this.audit = audit;
        this.access = access;
        this.transactions = transactions;
        this.siteState = siteState;
        this.clock = clock;
        this.writer =
                new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING), task -> {
                    Thread thread = new Thread(task, "document-views");
                    thread.setDaemon(true);
                    return thread;
                });
        // at once, so that the thread belongs to the module and not to the request that first needs it
        writer.prestartCoreThread();
    }

    /**
     * Notes that the signed-in person saw a document that he or she may read. Never waits.
     *
     * @throws org.vanthu.shared.ConflictException if the site is closed: what nobody could note is not shown
     * @param kind {@link #VIEW} or {@link #DOWNLOAD}
     */
    public void note(DocumentRow document, String kind) {
        siteState.requireOpen();
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now, Json.ZONE);
        Look look = new Look(access.userName(), document.nodeId(), day, kind);
        if (noted.size() >= MAX_REMEMBERED) {
            noted.clear();
        }
        if (!noted.add(look)) {
            return;
        }
        try {
            writer.execute(() -> write(document.agency(), look, now));
        } catch (RejectedExecutionException e) {
            noted.remove(look);
            LOG.error("a look at {} is not in the audit trail: too many wait to be written", look.nodeId);
        }
    }

    private void write(String agency, Look look, Instant at) {
        Instant midnight = look.day.atStartOfDay(Json.ZONE).toInstant();
        try {
            transactions.doInTransaction(
                    () -> {
                        // another server, or this one before it was started anew
                        if (!audit.isRecorded(look.user, look.kind, look.nodeId, midnight)) {
                            audit.recordFor(look.user, at, AuditEvent.of(agency, look.kind, look.nodeId, null));
                        }
                        return Boolean.TRUE;
                    },
                    false,
                    true);
        } catch (RuntimeException e) {
            noted.remove(look);
            LOG.error("a look at {} is not in the audit trail", look.nodeId, e);
        }
    }

    /** Waits until all looks noted so far are written. */
    void settle() throws InterruptedException, ExecutionException {
        writer.submit(() -> {}).get();
    }

    @Override
    public void destroy() throws InterruptedException {
        writer.shutdown();
        if (!writer.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.error(
                    "{} looks at documents are not in the audit trail",
                    writer.getQueue().size());
        }
    }

    private record Look(String user, String nodeId, LocalDate day, String kind) {}
}
