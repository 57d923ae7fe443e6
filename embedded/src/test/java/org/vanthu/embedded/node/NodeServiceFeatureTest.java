package org.vanthu.embedded.node;

import java.io.Serializable;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.node.NodeServicePolicies;
import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.CyclicChildRelationshipException;
import org.alfresco.service.cmr.repository.DuplicateChildNodeNameException;
import org.alfresco.service.cmr.repository.InvalidNodeRefException;
import org.alfresco.service.cmr.repository.MLText;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.extensions.surf.util.I18NUtil;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.Bean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(EmbeddedRepositoryExtension.class)
class NodeServiceFeatureTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final NodeService nodes;
    private final NodeService allLanguages;
    private final RetryingTransactionHelper transactions;
    private final PolicyComponent policies;
    private NodeRef folder;

    NodeServiceFeatureTest(
            @Bean("nodeService") NodeService nodes,
            @Bean("mlAwareNodeService") NodeService allLanguages,
            RetryingTransactionHelper transactions,
            PolicyComponent policies) {
        this.nodes = nodes;
        this.allLanguages = allLanguages;
        this.transactions = transactions;
        this.policies = policies;
    }

    @BeforeEach
    void makeFolder() {
        AuthenticationUtil.setFullyAuthenticatedUser("clerk");
        folder = inTransaction(() -> create(home(), "folder" + NUMBER.incrementAndGet(), ContentModel.TYPE_FOLDER));
    }

    @Test
    void givesNewNodesDefaultsAspectsAndAuditProperties() {
        NodeRef node = inTransaction(() -> create(folder, "a.txt", ContentModel.TYPE_CONTENT));

        inTransaction(() -> {
            Map<QName, Serializable> properties = nodes.getProperties(node);
            assertThat(nodes.getAspects(node))
                    .contains(ContentModel.ASPECT_AUDITABLE, ContentModel.ASPECT_REFERENCEABLE);
            assertThat(properties)
                    .containsEntry(ContentModel.PROP_NAME, "a.txt")
                    .containsEntry(ContentModel.PROP_CREATOR, "clerk")
                    .containsEntry(ContentModel.PROP_MODIFIER, "clerk")
                    .containsEntry(ContentModel.PROP_NODE_UUID, node.getId());
            assertThat(properties.get(ContentModel.PROP_CREATED)).isInstanceOf(Date.class);
            return null;
        });
    }

    @Test
    void refusesTwoChildrenOfOneNameWhateverTheCase() {
        inTransaction(() -> create(folder, "Công văn.pdf", ContentModel.TYPE_CONTENT));

        assertThatThrownBy(() -> inTransaction(() -> create(folder, "CÔNG VĂN.pdf", ContentModel.TYPE_CONTENT)))
                .isInstanceOf(DuplicateChildNodeNameException.class);
    }

    @Test
    void findsChildrenByNameBeforeAndAfterTheCommit() {
        NodeRef node = inTransaction(() -> {
            NodeRef made = create(folder, "x", ContentModel.TYPE_CONTENT);
            assertThat(nodes.getChildByName(folder, ContentModel.ASSOC_CONTAINS, "X"))
                    .isEqualTo(made);
            return made;
        });

        inTransaction(() -> {
            nodes.setProperty(node, ContentModel.PROP_NAME, "y");
            assertThat(nodes.getChildByName(folder, ContentModel.ASSOC_CONTAINS, "x"))
                    .isNull();
            assertThat(nodes.getChildByName(folder, ContentModel.ASSOC_CONTAINS, "y"))
                    .isEqualTo(node);
            return null;
        });
        assertThat(inTransaction(() -> nodes.getChildByName(folder, ContentModel.ASSOC_CONTAINS, "y")))
                .isEqualTo(node);
    }

    @Test
    void keepsValuesOfEveryKind() {
        QName residual = QName.createQName("http://test", "any");
        Date date = new Date(1_700_000_000_123L);
        NodeRef node = inTransaction(() -> create(folder, "kinds", ContentModel.TYPE_CONTENT));
        List<Serializable> values =
                List.of("text", 5, 7L, 1.5d, true, date, node, ContentModel.PROP_NAME, Locale.FRANCE);

        for (Serializable value : values) {
            inTransaction(() -> {
                nodes.setProperty(node, residual, value);
                return null;
            });
            assertThat(inTransaction(() -> nodes.getProperty(node, residual))).isEqualTo(value);
        }
    }

    @Test
    void keepsTextInSeveralLanguages() {
        NodeRef node = inTransaction(() -> create(folder, "languages", ContentModel.TYPE_CONTENT));

        inTransaction(() -> {
            I18NUtil.setContentLocale(new Locale("vi"));
            nodes.setProperty(node, ContentModel.PROP_TITLE, "Tờ trình");
            I18NUtil.setContentLocale(Locale.ENGLISH);
            nodes.setProperty(node, ContentModel.PROP_TITLE, "Submission");
            return null;
        });

        inTransaction(() -> {
            assertThat(nodes.getProperty(node, ContentModel.PROP_TITLE)).isEqualTo("Submission");
            MLText texts = (MLText) allLanguages.getProperty(node, ContentModel.PROP_TITLE);
            assertThat(texts.getValue(new Locale("vi"))).isEqualTo("Tờ trình");
            assertThat(nodes.hasAspect(node, ContentModel.ASPECT_TITLED)).isTrue();
            return null;
        });
    }

    @Test
    void refusesToCommitWhatBreaksTheModel() {
        assertThatThrownBy(() -> inTransaction(() -> create(folder, "a/b", ContentModel.TYPE_CONTENT)))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining("filename");
    }

    @Test
    void rollsBackEverything() {
        AtomicInteger made = new AtomicInteger();
        assertThatThrownBy(() -> inTransaction(() -> {
                    create(folder, "gone", ContentModel.TYPE_CONTENT);
                    made.incrementAndGet();
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(made).hasValue(1);
        assertThat(inTransaction(() -> nodes.getChildAssocs(folder))).isEmpty();
    }

    @Test
    void movesAndRefusesCircles() {
        NodeRef inner = inTransaction(() -> create(folder, "inner", ContentModel.TYPE_FOLDER));
        NodeRef other =
                inTransaction(() -> create(home(), "other" + NUMBER.incrementAndGet(), ContentModel.TYPE_FOLDER));

        assertThatThrownBy(() -> inTransaction(() -> move(folder, inner)))
                .isInstanceOf(CyclicChildRelationshipException.class);
        inTransaction(() -> move(inner, other));

        assertThat(inTransaction(() -> nodes.getPrimaryParent(inner).getParentRef()))
                .isEqualTo(other);
        assertThat(inTransaction(() -> nodes.getChildAssocs(folder))).isEmpty();
    }

    @Test
    void deletesWholeTreesForGood() {
        NodeRef inner = inTransaction(() -> create(folder, "inner", ContentModel.TYPE_FOLDER));
        NodeRef leaf = inTransaction(() -> create(inner, "leaf", ContentModel.TYPE_CONTENT));

        inTransaction(() -> {
            nodes.deleteNode(folder);
            assertThat(nodes.exists(leaf)).isFalse();
            return null;
        });

        inTransaction(() -> {
            assertThat(nodes.exists(inner)).isFalse();
            assertThat(nodes.getNodeStatus(leaf).isDeleted()).isTrue();
            assertThatThrownBy(() -> nodes.getProperties(leaf)).isInstanceOf(InvalidNodeRefException.class);
            return null;
        });
    }

    @Test
    void linksNodesToSecondaryParentsAndPeers() {
        NodeRef other =
                inTransaction(() -> create(home(), "second" + NUMBER.incrementAndGet(), ContentModel.TYPE_FOLDER));
        NodeRef node = inTransaction(() -> create(folder, "n", ContentModel.TYPE_CONTENT));

        inTransaction(() -> {
            nodes.addChild(other, node, ContentModel.ASSOC_CONTAINS, name("n"));
            nodes.createAssociation(node, other, ContentModel.ASSOC_ORIGINAL);
            return null;
        });

        inTransaction(() -> {
            assertThat(nodes.getParentAssocs(node)).hasSize(2);
            assertThat(nodes.getChildAssocs(other))
                    .singleElement()
                    .matches(ref -> !ref.isPrimary() && ref.getChildRef().equals(node));
            assertThat(nodes.getTargetAssocs(node, ContentModel.ASSOC_ORIGINAL)).hasSize(1);
            assertThat(nodes.getSourceAssocs(other, ContentModel.ASSOC_ORIGINAL))
                    .hasSize(1);
            nodes.removeChild(other, node);
            nodes.removeAssociation(node, other, ContentModel.ASSOC_ORIGINAL);
            return null;
        });

        inTransaction(() -> {
            assertThat(nodes.exists(node)).isTrue();
            assertThat(nodes.getParentAssocs(node)).hasSize(1);
            assertThat(nodes.getTargetAssocs(node, ContentModel.ASSOC_ORIGINAL)).isEmpty();
            return null;
        });
    }

    /** Counts what happens to folders. */
    public static final class Recorder {
        final AtomicInteger created = new AtomicInteger();
        final AtomicInteger updated = new AtomicInteger();

        public void onCreateNode(ChildAssociationRef ref) {
            created.incrementAndGet();
        }

        public void onUpdateProperties(NodeRef ref, Map<QName, Serializable> before, Map<QName, Serializable> after) {
            updated.incrementAndGet();
        }
    }

    @Test
    void callsBehavioursAtOnceOrOncePerTransaction() {
        Recorder recorder = new Recorder();
        policies.bindClassBehaviour(
                NodeServicePolicies.OnCreateNodePolicy.QNAME,
                ContentModel.TYPE_SYSTEM_FOLDER,
                new JavaBehaviour(recorder, "onCreateNode", NotificationFrequency.EVERY_EVENT));
        policies.bindClassBehaviour(
                NodeServicePolicies.OnUpdatePropertiesPolicy.QNAME,
                ContentModel.TYPE_SYSTEM_FOLDER,
                new JavaBehaviour(recorder, "onUpdateProperties", NotificationFrequency.TRANSACTION_COMMIT));

        inTransaction(() -> {
            NodeRef node = create(folder, "watched", ContentModel.TYPE_SYSTEM_FOLDER);
            assertThat(recorder.created).hasValue(1);
            nodes.setProperty(node, ContentModel.PROP_TITLE, "1");
            nodes.setProperty(node, ContentModel.PROP_TITLE, "2");
            assertThat(recorder.updated).hasValue(0);
            return null;
        });

        assertThat(recorder.updated).hasValue(1);
    }

    @Test
    void repeatsTransactionsThatMeetOnOneNode() throws Exception {
        QName counter = QName.createQName("http://test", "counter");
        NodeRef node = inTransaction(() -> create(folder, "counter", ContentModel.TYPE_CONTENT));
        int threads = 8;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> running = new java.util.ArrayList<>();
        for (int i = 0; i < threads; i++) {
            running.add(pool.submit(() -> {
                start.await();
                AuthenticationUtil.setFullyAuthenticatedUser("clerk");
                for (int n = 0; n < 5; n++) {
                    inTransaction(() -> {
                        Integer now = (Integer) nodes.getProperty(node, counter);
                        nodes.setProperty(node, counter, now == null ? 1 : now + 1);
                        return null;
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

        assertThat(inTransaction(() -> nodes.getProperty(node, counter))).isEqualTo(threads * 5);
    }

    private <T> T inTransaction(RetryingTransactionHelper.RetryingTransactionCallback<T> work) {
        return transactions.doInTransaction(work, false, true);
    }

    private NodeRef create(NodeRef parent, String name, QName type) {
        return nodes.createNode(
                        parent, ContentModel.ASSOC_CONTAINS, name(name), type, Map.of(ContentModel.PROP_NAME, name))
                .getChildRef();
    }

    private ChildAssociationRef move(NodeRef node, NodeRef target) {
        return nodes.moveNode(node, target, ContentModel.ASSOC_CONTAINS, name("moved"));
    }

    private static QName name(String name) {
        return QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, name);
    }

    private NodeRef home() {
        return nodes.getChildAssocs(
                        nodes.getRootNode(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE),
                        ContentModel.ASSOC_CHILDREN,
                        QName.createQName(NamespaceService.APP_MODEL_1_0_URI, "company_home"))
                .get(0)
                .getChildRef();
    }
}
