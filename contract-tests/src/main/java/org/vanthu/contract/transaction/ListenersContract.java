package org.vanthu.contract.transaction;

import java.util.ArrayList;
import java.util.List;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.transaction.AlfrescoTransactionSupport;
import org.alfresco.repo.transaction.TransactionListenerAdapter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** When transaction listeners are called, and in what order. */
@ExtendWith(Repository.class)
class ListenersContract {
    private final Acs acs;
    private final List<String> calls = new ArrayList<>();

    ListenersContract(Acs acs) {
        this.acs = acs;
    }

    private final class Recording extends TransactionListenerAdapter {
        private final String name;

        Recording(String name) {
            this.name = name;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            calls.add(name + " before commit");
        }

        @Override
        public void beforeCompletion() {
            calls.add(name + " before completion");
        }

        @Override
        public void afterCommit() {
            calls.add(name + " after commit");
        }

        @Override
        public void afterRollback() {
            calls.add(name + " after rollback");
        }
    }

    @Test
    void areCalledBeforeAndAfterTheCommit() {
        acs.inTransaction(() -> AlfrescoTransactionSupport.bindListener(new Recording("a")));

        assertThat(calls).containsExactly("a before commit", "a before completion", "a after commit");
    }

    @Test
    void areToldOfARollbackButNotOfACommit() {
        assertThatThrownBy(() -> acs.inTransaction(() -> {
                    AlfrescoTransactionSupport.bindListener(new Recording("a"));
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(calls).containsExactly("a before completion", "a after rollback");
    }

    @Test
    void areCalledBeforeTheCommitInTheOrderInWhichTheyWereBound() {
        acs.inTransaction(() -> {
            AlfrescoTransactionSupport.bindListener(new Recording("b"));
            AlfrescoTransactionSupport.bindListener(new Recording("a"));
        });

        assertThat(calls).startsWith("b before commit", "a before commit");
    }

    @Test
    void areCalledOnceHoweverOftenBound() {
        Recording listener = new Recording("a");
        acs.inTransaction(() -> {
            AlfrescoTransactionSupport.bindListener(listener);
            AlfrescoTransactionSupport.bindListener(listener);
        });

        assertThat(calls).containsOnlyOnce("a before commit");
    }

    @Test
    void withAPriorityAreCalledAfterOrdinaryOnesBeforeTheCommit() {
        acs.inTransaction(() -> {
            AlfrescoTransactionSupport.bindListener(new Recording("late"), 10);
            AlfrescoTransactionSupport.bindListener(new Recording("early"), 5);
            AlfrescoTransactionSupport.bindListener(new Recording("ordinary"));
        });

        assertThat(calls.stream().filter(call -> call.endsWith("before commit")))
                .containsExactly("ordinary before commit", "early before commit", "late before commit");
    }

    @Test
    void withAPriorityAreCalledTheOtherWayRoundAfterTheCommit() {
        acs.inTransaction(() -> {
            AlfrescoTransactionSupport.bindListener(new Recording("ordinary"));
            AlfrescoTransactionSupport.bindListener(new Recording("early"), 5);
            AlfrescoTransactionSupport.bindListener(new Recording("late"), 10);
        });

        assertThat(calls.stream().filter(call -> call.endsWith("after commit")))
                .containsExactly("late after commit", "early after commit", "ordinary after commit");
    }

    @Test
    void boundByAListenerBeforeTheCommitAreCalledToo() {
        acs.inTransaction(() -> AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
            @Override
            public void beforeCommit(boolean readOnly) {
                calls.add("first");
                AlfrescoTransactionSupport.bindListener(new Recording("second"));
            }
        }));

        assertThat(calls).startsWith("first", "second before commit").contains("second after commit");
    }

    @Test
    void maySaveNodesBeforeTheCommit() {
        NodeRef node = acs.newDocument();

        acs.inTransaction(() -> AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
            @Override
            public void beforeCommit(boolean readOnly) {
                acs.nodes().setProperty(node, ContentModel.PROP_TITLE, "by the listener");
            }
        }));

        assertThat(acs.inTransaction(() -> acs.nodes().getProperty(node, ContentModel.PROP_TITLE)))
                .isEqualTo("by the listener");
    }

    @Test
    void thatFailBeforeTheCommitRollBack() {
        NodeRef node = acs.newDocument();

        assertThatThrownBy(() -> acs.inTransaction(() -> {
                    acs.nodes().setProperty(node, ContentModel.PROP_TITLE, "gone");
                    AlfrescoTransactionSupport.bindListener(new Recording("a"));
                    AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
                        @Override
                        public void beforeCommit(boolean readOnly) {
                            throw new IllegalStateException("refused");
                        }
                    });
                }))
                .hasStackTraceContaining("refused");

        assertThat(calls).endsWith("a after rollback");
        assertThat(acs.inTransaction(() -> acs.nodes().getProperty(node, ContentModel.PROP_TITLE)))
                .isNull();
    }

    @Test
    void thatFailAfterTheCommitKeepNobodyElseFromTheirs() {
        acs.inTransaction(() -> {
            AlfrescoTransactionSupport.bindListener(new Recording("a"));
            AlfrescoTransactionSupport.bindListener(
                    new TransactionListenerAdapter() {
                        @Override
                        public void afterCommit() {
                            throw new IllegalStateException("too late");
                        }
                    },
                    7);
        });

        assertThat(calls).endsWith("a after commit");
    }

    @Test
    void seeTheCommittedStateInATransactionOfTheirOwnAfterTheCommit() {
        NodeRef node = acs.newDocument();
        acs.inTransaction(() -> {
            acs.nodes().setProperty(node, ContentModel.PROP_TITLE, "committed");
            AlfrescoTransactionSupport.bindListener(new TransactionListenerAdapter() {
                @Override
                public void afterCommit() {
                    calls.add((String) acs.inTransaction(() -> acs.nodes().getProperty(node, ContentModel.PROP_TITLE)));
                }
            });
        });

        assertThat(calls).containsExactly("committed");
    }

    @Test
    void ofANestedTransactionAreCalledWithIt() {
        acs.inTransaction(() -> {
            AlfrescoTransactionSupport.bindListener(new Recording("outer"));
            acs.inTransaction(() -> AlfrescoTransactionSupport.bindListener(new Recording("inner")));
            assertThat(calls).endsWith("inner after commit");
            calls.clear();
        });

        assertThat(calls).allMatch(call -> call.startsWith("outer")).isNotEmpty();
    }
}
