package org.vanthu.contract.transaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport.TxnReadState;
import org.alfresco.repo.transaction.TransactionListenerAdapter;
import org.alfresco.repo.transaction.TransactionalResourceHelper;
import org.alfresco.service.cmr.repository.NodeRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What belongs to a transaction: its id, its state, things bound to it, the connection of {@code dataSource}. */
@ExtendWith(Repository.class)
class ResourcesContract {
    private static final String KEY = ResourcesContract.class.getName();

    private final Acs acs;

    ResourcesContract(Acs acs) {
        this.acs = acs;
    }

    @Test
    void tellWhetherATransactionRunsAndMayWrite() {
        assertThat(AlfrescoTransactionSupport.getTransactionReadState()).isEqualTo(TxnReadState.TXN_NONE);
        assertThat(AlfrescoTransactionSupport.isActualTransactionActive()).isFalse();
        acs.inTransaction(() -> {
            assertThat(AlfrescoTransactionSupport.getTransactionReadState()).isEqualTo(TxnReadState.TXN_READ_WRITE);
            assertThat(AlfrescoTransactionSupport.isActualTransactionActive()).isTrue();
        });
        acs.transactions()
                .doInTransaction(
                        () -> {
                            assertThat(AlfrescoTransactionSupport.getTransactionReadState())
                                    .isEqualTo(TxnReadState.TXN_READ_ONLY);
                            return null;
                        },
                        true,
                        true);
    }

    @Test
    void haveOneIdPerTransaction() {
        List<String> ids = new ArrayList<>();
        acs.inTransaction(() -> {
            ids.add(AlfrescoTransactionSupport.getTransactionId());
            ids.add(AlfrescoTransactionSupport.getTransactionId());
        });
        acs.inTransaction(() -> ids.add(AlfrescoTransactionSupport.getTransactionId()));

        assertThat(ids.get(0)).isNotNull().isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
    }

    @Test
    void areForgottenWithTheTransaction() {
        acs.inTransaction(() -> {
            AlfrescoTransactionSupport.bindResource(KEY, "value");
            assertThat(AlfrescoTransactionSupport.<Object>getResource(KEY)).isEqualTo("value");
        });

        acs.inTransaction(() ->
                assertThat(AlfrescoTransactionSupport.<Object>getResource(KEY)).isNull());
    }

    @Test
    void areForgottenBeforeARepetition() {
        AtomicInteger attempts = new AtomicInteger();

        acs.inTransaction(() -> {
            assertThat(AlfrescoTransactionSupport.<Object>getResource(KEY)).isNull();
            AlfrescoTransactionSupport.bindResource(KEY, "value");
            if (attempts.incrementAndGet() < 3) {
                throw new ConcurrencyFailureException("again");
            }
        });

        assertThat(attempts).hasValue(3);
    }

    @Test
    void areNotSeenByANestedTransaction() {
        acs.inTransaction(() -> {
            AlfrescoTransactionSupport.bindResource(KEY, "outer");
            acs.inTransaction(() -> {
                assertThat(AlfrescoTransactionSupport.<Object>getResource(KEY)).isNull();
                AlfrescoTransactionSupport.bindResource(KEY, "inner");
            });
            assertThat(AlfrescoTransactionSupport.<Object>getResource(KEY)).isEqualTo("outer");
        });
    }

    @Test
    void canBeTakenAway() {
        acs.inTransaction(() -> {
            AlfrescoTransactionSupport.bindResource(KEY, "value");
            AlfrescoTransactionSupport.unbindResource(KEY);
            assertThat(AlfrescoTransactionSupport.<Object>getResource(KEY)).isNull();
        });
    }

    @Test
    void areStillThereAfterTheCommit() {
        List<Object> seen = new ArrayList<>();
        acs.inTransaction(() -> {
            AlfrescoTransactionSupport.bindResource(KEY, "value");
            AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
                @Override
                public void afterCommit() {
                    seen.add(AlfrescoTransactionSupport.<Object>getResource(KEY));
                }
            });
        });

        assertThat(seen).containsExactly("value");
    }

    @Test
    void keepSetsAndMapsOfATransaction() {
        acs.inTransaction(() -> {
            assertThat(TransactionalResourceHelper.isResourcePresent(KEY)).isFalse();
            Set<String> set = TransactionalResourceHelper.getSet(KEY);
            set.add("a");
            assertThat(TransactionalResourceHelper.<String>getSet(KEY)).containsExactly("a");
            assertThat(TransactionalResourceHelper.<String, String>getMap(KEY + ".map"))
                    .isEmpty();
        });
        acs.inTransaction(() ->
                assertThat(TransactionalResourceHelper.<String>getSet(KEY)).isEmpty());
    }

    /** A table of the suite, without the help of a migration. */
    private JdbcTemplate table(String name) {
        JdbcTemplate jdbc = new JdbcTemplate(acs.bean("dataSource", DataSource.class));
        acs.inTransaction(() -> jdbc.execute("create table " + name + " (id int primary key)"));
        acs.afterwards(() -> acs.inTransaction(() -> jdbc.execute("drop table " + name)));
        return jdbc;
    }

    private static Integer rows(JdbcTemplate jdbc, String table) {
        return jdbc.queryForObject("select count(*) from " + table, Integer.class);
    }

    @Test
    void commitRowsTogetherWithNodes() {
        String table = "vt_contract_" + Acs.unique().replace("-", "");
        JdbcTemplate jdbc = table(table);

        NodeRef node = acs.inTransaction(() -> {
            jdbc.update("insert into " + table + " values (1)");
            return acs.nodes()
                    .createNode(
                            acs.folder(), ContentModel.ASSOC_CONTAINS, Acs.cm(Acs.unique()), ContentModel.TYPE_FOLDER)
                    .getChildRef();
        });

        acs.inTransaction(() -> {
            assertThat(rows(jdbc, table)).isEqualTo(1);
            assertThat(acs.nodes().exists(node)).isTrue();
        });
    }

    @Test
    void rollRowsBackTogetherWithNodes() {
        String table = "vt_contract_" + Acs.unique().replace("-", "");
        JdbcTemplate jdbc = table(table);
        List<NodeRef> made = new ArrayList<>();

        assertThatThrownBy(() -> acs.inTransaction(() -> {
                    jdbc.update("insert into " + table + " values (1)");
                    made.add(acs.nodes()
                            .createNode(
                                    acs.folder(),
                                    ContentModel.ASSOC_CONTAINS,
                                    Acs.cm(Acs.unique()),
                                    ContentModel.TYPE_FOLDER)
                            .getChildRef());
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        acs.inTransaction(() -> {
            assertThat(rows(jdbc, table)).isZero();
            assertThat(acs.nodes().exists(made.get(0))).isFalse();
        });
    }

    @Test
    void keepRowsOfANestedTransactionApart() {
        String table = "vt_contract_" + Acs.unique().replace("-", "");
        JdbcTemplate jdbc = table(table);

        assertThatThrownBy(() -> acs.inTransaction(() -> {
                    jdbc.update("insert into " + table + " values (1)");
                    acs.inTransaction(() -> jdbc.update("insert into " + table + " values (2)"));
                    throw new IllegalStateException("outer fails");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(acs.inTransaction(() -> jdbc.queryForList("select id from " + table, Integer.class)))
                .containsExactly(2);
    }

    @Test
    void repeatForARowThatAnotherTransactionInserted() {
        String table = "vt_contract_" + Acs.unique().replace("-", "");
        JdbcTemplate jdbc = table(table);
        AtomicInteger attempts = new AtomicInteger();

        acs.inTransaction(() -> {
            int id = attempts.incrementAndGet();
            if (id == 1) {
                acs.inTransaction(() -> jdbc.update("insert into " + table + " values (1)"));
            }
            jdbc.update("insert into " + table + " values (" + id + ")");
        });

        assertThat(attempts).hasValue(2);
        assertThat(acs.inTransaction(() -> rows(jdbc, table))).isEqualTo(2);
    }
}
