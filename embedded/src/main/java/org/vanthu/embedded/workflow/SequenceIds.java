package org.vanthu.embedded.workflow;

import org.activiti.engine.impl.cfg.IdGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Numbers processes, tasks and what belongs to them from a sequence of the database, a block at a time.
 *
 * <p>The process engine's own generator takes each block in a transaction of its own, thus on a second connection. When
 * as many requests as the pool has connections start processes at once, each waits for a second one that none gives
 * back. A sequence is taken on the connection of the transaction that runs, and what was taken is never given again, so
 * a rollback only leaves a gap. Safe for many threads and many servers.
 */
final class SequenceIds implements IdGenerator {

    /** As {@code increment by} of the sequence says. */
    private static final long BLOCK = 1000;

    private final JdbcClient jdbc;
    private long next;
    private long end;

    SequenceIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String getNextId() {
        while (true) {
            synchronized (this) {
                if (next < end) {
                    return Long.toString(next++);
                }
            }
            long start = jdbc.sql("select nextval('emb_process_id')")
                    .query(Long.class)
                    .single();
            synchronized (this) {
                if (next >= end) {
                    next = start;
                    end = start + BLOCK;
                }
            }
        }
    }
}
