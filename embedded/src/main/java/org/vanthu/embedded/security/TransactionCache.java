package org.vanthu.embedded.security;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Caches that never show one transaction what another has not committed, and never keep what was rolled back. */
final class TransactionCache {
    private TransactionCache() {}

    /**
     * A cache of values that change. A transaction that calls {@link #invalidate()} sees no cached values until it
     * ends; at its commit everyone's are dropped. A value loaded before a commit and stored after it is refused by the
     * generation.
     */
    static final class Invalidated<K, V> {
        private final Map<K, V> values = new ConcurrentHashMap<>();
        private final AtomicLong generation = new AtomicLong();
        private final int maximum;

        Invalidated(int maximum) {
            this.maximum = maximum;
        }

        V get(K key, Supplier<V> loader) {
            if (TransactionSynchronizationManager.hasResource(this)) {
                return loader.get();
            }
            V known = values.get(key);
            if (known != null) {
                return known;
            }
            long before = generation.get();
            V loaded = loader.get();
            if (olderSnapshotImpossible()) {
                put(key, loaded, before);
            }
            return loaded;
        }

        void invalidate() {
            if (!TransactionSynchronizationManager.isSynchronizationActive()) {
                clear();
                return;
            }
            if (!TransactionSynchronizationManager.hasResource(this)) {
                TransactionSynchronizationManager.bindResource(this, true);
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void suspend() {
                        TransactionSynchronizationManager.unbindResourceIfPossible(Invalidated.this);
                    }

                    @Override
                    public void resume() {
                        TransactionSynchronizationManager.bindResource(Invalidated.this, true);
                    }

                    @Override
                    public void afterCompletion(int status) {
                        TransactionSynchronizationManager.unbindResourceIfPossible(Invalidated.this);
                        clear();
                    }

                    @Override
                    public void afterCommit() {
                        clear();
                    }
                });
            }
        }

        private void clear() {
            synchronized (generation) {
                generation.incrementAndGet();
                values.clear();
            }
        }

        private void put(K key, V value, long before) {
            synchronized (generation) {
                if (generation.get() == before) {
                    if (values.size() >= maximum) {
                        values.clear();
                    }
                    values.put(key, value);
                }
            }
        }

        /** In read committed every statement sees what is committed; only a repeatable read could see older values. */
        private static boolean olderSnapshotImpossible() {
            Integer isolation = TransactionSynchronizationManager.getCurrentTransactionIsolationLevel();
            return isolation == null || isolation <= java.sql.Connection.TRANSACTION_READ_COMMITTED;
        }
    }

    /**
     * A cache of values that never change once committed; what an open transaction wrote stays its own until it
     * commits.
     */
    static final class Committed<K, V> {
        private final Map<K, V> values = new ConcurrentHashMap<>();

        V get(K key, Supplier<V> loader) {
            V known = values.get(key);
            if (known != null) {
                return known;
            }
            if (!TransactionSynchronizationManager.isSynchronizationActive()) {
                V loaded = loader.get();
                values.put(key, loaded);
                return loaded;
            }
            Map<K, V> own = own();
            V mine = own.get(key);
            if (mine == null) {
                mine = loader.get();
                own.put(key, mine);
            }
            return mine;
        }

        private Map<K, V> own() {
            @SuppressWarnings("unchecked")
            var bound = (Map<K, V>) TransactionSynchronizationManager.getResource(this);
            if (bound != null) {
                return bound;
            }
            var own = new HashMap<K, V>();
            TransactionSynchronizationManager.bindResource(this, own);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void suspend() {
                    TransactionSynchronizationManager.unbindResourceIfPossible(Committed.this);
                }

                @Override
                public void resume() {
                    TransactionSynchronizationManager.bindResource(Committed.this, own);
                }

                @Override
                public void afterCommit() {
                    values.putAll(own);
                }

                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(Committed.this);
                }
            });
            return own;
        }
    }
}
