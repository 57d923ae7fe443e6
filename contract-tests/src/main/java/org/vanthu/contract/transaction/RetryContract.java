package org.vanthu.contract.transaction;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.alfresco.error.AlfrescoRuntimeException;
import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.repo.transaction.DoNotRetryException;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.transaction.TransactionService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.dao.ConcurrencyFailureException;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Contract;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What {@link RetryingTransactionHelper} repeats and what it does not, and what comes out of it. */
@ExtendWith(Repository.class)
class RetryContract {
    private final Acs acs;
    private final RetryingTransactionHelper transactions;

    RetryContract(Acs acs) {
        this.acs = acs;
        transactions = acs.transactions();
    }

    /** An exception that asks never to be repeated. */
    private static final class Final extends RuntimeException implements DoNotRetryException {
        private static final long serialVersionUID = 1L;

        Final(Throwable cause) {
            super(cause);
        }
    }

    @Test
    void repeatsWorkThatMetAnotherTransaction() {
        AtomicInteger attempts = new AtomicInteger();

        String result = transactions.doInTransaction(
                () -> {
                    if (attempts.incrementAndGet() < 3) {
                        throw new ConcurrencyFailureException("again");
                    }
                    return "done";
                },
                false,
                true);

        assertThat(result).isEqualTo("done");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void repeatsForACauseDeepInside() {
        AtomicInteger attempts = new AtomicInteger();

        transactions.doInTransaction(
                () -> {
                    if (attempts.incrementAndGet() < 2) {
                        throw new IllegalStateException(new ConcurrencyFailureException("again"));
                    }
                    return null;
                },
                false,
                true);

        assertThat(attempts).hasValue(2);
    }

    @Test
    void doesNotRepeatAnOrdinaryFailure() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> transactions.doInTransaction(
                        () -> {
                            attempts.incrementAndGet();
                            throw new IllegalStateException("no");
                        },
                        false,
                        true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void doesNotRepeatWhatAsksNotToBe() {
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> transactions.doInTransaction(
                        () -> {
                            attempts.incrementAndGet();
                            throw new Final(new ConcurrencyFailureException("again"));
                        },
                        false,
                        true))
                .isInstanceOf(Final.class);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void givesUpAfterTheGivenNumberOfAttempts() {
        RetryingTransactionHelper few = new RetryingTransactionHelper();
        few.setTransactionService(acs.bean("transactionService", TransactionService.class));
        few.setMaxRetries(3);
        few.setMinRetryWaitMs(1);
        few.setMaxRetryWaitMs(2);
        AtomicInteger attempts = new AtomicInteger();

        assertThatThrownBy(() -> few.doInTransaction(
                        () -> {
                            attempts.incrementAndGet();
                            throw new ConcurrencyFailureException("always");
                        },
                        false,
                        true))
                .isInstanceOf(ConcurrencyFailureException.class);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void wrapsACheckedException() {
        assertThatThrownBy(() -> transactions.doInTransaction(
                        () -> {
                            throw new IOException("disk");
                        },
                        false,
                        true))
                .isInstanceOf(AlfrescoRuntimeException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void wrapsAnError() {
        assertThatThrownBy(() -> transactions.doInTransaction(
                        () -> {
                            throw new AssertionError("wrong");
                        },
                        false,
                        true))
                .isInstanceOf(AlfrescoRuntimeException.class)
                .hasCauseInstanceOf(AssertionError.class);
    }

    @Test
    void joinsTheRunningTransaction() {
        transactions.doInTransaction(
                () -> {
                    String outer = AlfrescoTransactionSupport.getTransactionId();
                    transactions.doInTransaction(() -> {
                        assertThat(AlfrescoTransactionSupport.getTransactionId())
                                .isEqualTo(outer);
                        return null;
                    });
                    return null;
                },
                false,
                true);
    }

    @Test
    void doesNotRepeatInsideARunningTransaction() {
        AtomicInteger inner = new AtomicInteger();
        AtomicInteger outer = new AtomicInteger();

        transactions.doInTransaction(
                () -> {
                    outer.incrementAndGet();
                    return transactions.doInTransaction(() -> {
                        if (inner.incrementAndGet() < 3) {
                            throw new ConcurrencyFailureException("again");
                        }
                        return null;
                    });
                },
                false,
                true);

        assertThat(outer).hasValue(3);
    }

    @Test
    void keepsWhatANestedTransactionCommitted() {
        NodeService nodes = acs.nodes();
        NodeRef node = acs.newDocument();

        assertThatThrownBy(() -> acs.inTransaction(() -> {
                    acs.inTransaction(() -> nodes.setProperty(node, ContentModel.PROP_TITLE, "kept"));
                    throw new IllegalStateException("outer fails");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(acs.inTransaction(() -> nodes.getProperty(node, ContentModel.PROP_TITLE)))
                .isEqualTo("kept");
    }

    @Test
    void doesNotShowANestedTransactionWhatIsNotCommitted() {
        NodeService nodes = acs.nodes();
        NodeRef node = acs.newDocument();

        acs.inTransaction(() -> {
            NodeRef made = nodes.createNode(
                            acs.folder(), ContentModel.ASSOC_CONTAINS, Acs.cm(Acs.unique()), ContentModel.TYPE_FOLDER)
                    .getChildRef();
            assertThat(nodes.exists(made)).isTrue();
            acs.inTransaction(() -> {
                assertThat(nodes.exists(made)).isFalse();
                assertThat(nodes.exists(node)).isTrue();
            });
        });
    }

    @Test
    void refusesToWriteInsideAReadOnlyTransaction() {
        assertThatThrownBy(() ->
                        transactions.doInTransaction(() -> transactions.doInTransaction(() -> null, false), true, true))
                .isInstanceOf(AlfrescoRuntimeException.class);
    }

    @Test
    void opensAWritableTransactionInsideAReadOnlyOneWhenItIsNew() {
        NodeRef made = transactions.doInTransaction(acs::newDocument, true, true);

        assertThat(acs.inTransaction(() -> acs.nodes().exists(made))).isTrue();
    }

    @Test
    void refusesNodesInAReadOnlyTransaction() {
        NodeRef node = acs.newDocument();

        assertThatThrownBy(() -> transactions.doInTransaction(
                        () -> {
                            acs.nodes().setProperty(node, ContentModel.PROP_TITLE, "no");
                            return null;
                        },
                        true,
                        true))
                .isInstanceOf(RuntimeException.class);

        assertThat(acs.inTransaction(() -> acs.nodes().getProperty(node, ContentModel.PROP_TITLE)))
                .isNull();
    }

    @Test
    void rollsBackQuietlyWhenAskedTo() {
        NodeRef node = acs.newDocument();

        String result = transactions.doInTransaction(
                () -> {
                    acs.nodes().setProperty(node, ContentModel.PROP_TITLE, "gone");
                    RetryingTransactionHelper.getActiveUserTransaction().setRollbackOnly();
                    return "answer";
                },
                false,
                true);

        assertThat(result).isEqualTo("answer");
        assertThat(acs.inTransaction(() -> acs.nodes().getProperty(node, ContentModel.PROP_TITLE)))
                .isNull();
    }

    @Test
    void hasNoActiveTransactionOutside() {
        assertThat(RetryingTransactionHelper.getActiveUserTransaction()).isNull();
    }

    @Test
    void losesNoUpdateOfTransactionsThatMeet() throws Exception {
        NodeService nodes = acs.nodes();
        NodeRef node = acs.create(acs.folder(), Acs.unique(), Contract.LETTER);
        ExecutorService pool = Executors.newFixedThreadPool(4);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            running.add(pool.submit(() -> {
                start.await();
                AuthenticationUtil.setFullyAuthenticatedUser(AuthenticationUtil.getAdminUserName());
                for (int n = 0; n < 5; n++) {
                    acs.inTransaction(() -> {
                        Integer now = (Integer) nodes.getProperty(node, Contract.name("int"));
                        nodes.setProperty(node, Contract.name("int"), now == null ? 1 : now + 1);
                    });
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> one : running) {
            one.get();
        }
        pool.shutdown();

        assertThat(acs.inTransaction(() -> nodes.getProperty(node, Contract.name("int"))))
                .isEqualTo(20);
    }
}
