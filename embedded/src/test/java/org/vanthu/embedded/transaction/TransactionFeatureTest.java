package org.vanthu.embedded.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.repo.transaction.TransactionListenerAdapter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(EmbeddedRepositoryExtension.class)
class TransactionFeatureTest {
    private final RetryingTransactionHelper transactions;
    private final JdbcClient jdbc;

    TransactionFeatureTest(RetryingTransactionHelper transactions, @Bean("dataSource") DataSource dataSource) {
        this.transactions = transactions;
        this.jdbc = JdbcClient.create(dataSource);
    }

    @BeforeEach
    void makeTable() {
        jdbc.sql("create table if not exists series (id int primary key, next int not null)")
                .update();
        jdbc.sql("insert into series values (1, 0) on conflict (id) do update set next = 0")
                .update();
    }

    @Test
    void callsListenersInOrderAlsoThoseBoundMeanwhile() {
        List<String> calls = new ArrayList<>();
        transactions.doInTransaction(() -> {
            AlfrescoTransactionSupport.bindListener(new Recording("late", calls), 10);
            AlfrescoTransactionSupport.bindListener(
                    new TransactionListenerAdapter() {
                        @Override
                        public void beforeCommit(boolean readOnly) {
                            calls.add("first");
                            AlfrescoTransactionSupport.bindListener(new Recording("between", calls), 5);
                        }
                    },
                    1);
            return null;
        });

        assertThat(calls).containsExactly("first", "between", "late", "after late", "after between");
    }

    @Test
    void tellsListenersOfARollback() {
        List<String> calls = new ArrayList<>();
        assertThatThrownBy(() -> transactions.doInTransaction(() -> {
                    AlfrescoTransactionSupport.bindListener(new Recording("a", calls));
                    jdbc.sql("update series set next = 5").update();
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(calls).containsExactly("rolled back a");
        assertThat(next()).isZero();
    }

    @Test
    void whoIsToldOfTheEndBeginsATransactionAlthoughEverybodyHeldAConnection() throws Exception {
        int connections = EmbeddedRepositoryExtension.CONNECTIONS;
        CyclicBarrier allHoldOne = new CyclicBarrier(connections);
        ExecutorService callers = Executors.newFixedThreadPool(connections);
        try {
            List<Future<Integer>> counted = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                boolean fails = i % 2 == 0;
                counted.add(callers.submit(() -> countedAfterTheEnd(allHoldOne, fails)));
            }
            for (Future<Integer> one : counted) {
                assertThat(one.get(90, TimeUnit.SECONDS)).isEqualTo(1);
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(next()).isEqualTo(connections);
    }

    private int countedAfterTheEnd(CyclicBarrier allHoldOne, boolean fails) {
        AtomicInteger counted = new AtomicInteger();
        try {
            transactions.doInTransaction(() -> {
                next();
                AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
                    @Override
                    public void afterCommit() {
                        count();
                    }

                    @Override
                    public void afterRollback() {
                        count();
                    }

                    private void count() {
                        counted.addAndGet(transactions.doInTransaction(
                                () -> jdbc.sql("update series set next = next + 1")
                                        .update(),
                                false,
                                true));
                    }
                });
                allHoldOne.await(60, TimeUnit.SECONDS);
                if (fails) {
                    throw new IllegalStateException("rolled back");
                }
                return null;
            });
        } catch (IllegalStateException e) {
            assertThat(fails).isTrue();
        }
        return counted.get();
    }

    @Test
    void keepsResourcesOfANestedTransactionApart() {
        transactions.doInTransaction(() -> {
            AlfrescoTransactionSupport.bindResource("key", "outer");
            transactions.doInTransaction(
                    () -> {
                        assertThat(AlfrescoTransactionSupport.<Object>getResource("key"))
                                .isNull();
                        return null;
                    },
                    false,
                    true);
            assertThat(AlfrescoTransactionSupport.<Object>getResource("key")).isEqualTo("outer");
            return null;
        });
    }

    @Test
    void repeatsAfterAConflictButNotForEver() {
        AtomicInteger attempts = new AtomicInteger();
        String result = transactions.doInTransaction(() -> {
            if (attempts.incrementAndGet() < 3) {
                throw new ConcurrencyFailureException("again");
            }
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void givesSixtyFourThreadsNumbersWithoutGap() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(64);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            all.add(pool.submit(() -> {
                for (int n = 0; n < 5; n++) {
                    transactions.doInTransaction(() -> jdbc.sql("update series set next = next + 1 where id = 1")
                            .update());
                }
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        pool.shutdown();

        assertThat(next()).isEqualTo(320);
    }

    private int next() {
        return jdbc.sql("select next from series where id = 1")
                .query(Integer.class)
                .single();
    }

    private static final class Recording extends TransactionListenerAdapter {
        private final String name;
        private final List<String> calls;

        Recording(String name, List<String> calls) {
            this.name = name;
            this.calls = calls;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            calls.add(name);
        }

        @Override
        public void afterCommit() {
            calls.add("after " + name);
        }

        @Override
        public void afterRollback() {
            calls.add("rolled back " + name);
        }
    }
}
