package org.vanthu.embedded.version;

import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.attributes.AttributeService;
import org.alfresco.service.cmr.attributes.DuplicateAttributeException;
import org.alfresco.service.cmr.lock.LockService;
import org.alfresco.service.cmr.lock.LockStatus;
import org.alfresco.service.cmr.lock.LockType;
import org.alfresco.service.cmr.lock.NodeLockedException;
import org.alfresco.service.cmr.lock.UnableToAquireLockException;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.cmr.version.Version;
import org.alfresco.service.cmr.version.VersionService;
import org.alfresco.service.cmr.version.VersionType;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension;
import org.vanthu.embedded.junit.EmbeddedRepositoryExtension.Bean;
import org.vanthu.embedded.junit.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(EmbeddedRepositoryExtension.class)
class VersionServiceFeatureTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final NodeService nodes;
    private final VersionService versions;
    private final LockService locks;
    private final AttributeService attributes;
    private final RetryingTransactionHelper transactions;
    private NodeRef node;

    VersionServiceFeatureTest(
            @Bean("nodeService") NodeService nodes,
            @Bean("versionService") VersionService versions,
            @Bean("lockService") LockService locks,
            @Bean("attributeService") AttributeService attributes,
            RetryingTransactionHelper transactions) {
        this.nodes = nodes;
        this.versions = versions;
        this.locks = locks;
        this.attributes = attributes;
        this.transactions = transactions;
    }

    @BeforeEach
    void makeNode() {
        AuthenticationUtil.setFullyAuthenticatedUser("clerk");
        node = inTransaction(() -> nodes.createNode(
                        nodes.getChildAssocs(
                                        nodes.getRootNode(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE),
                                        ContentModel.ASSOC_CHILDREN,
                                        QName.createQName(NamespaceService.APP_MODEL_1_0_URI, "company_home"))
                                .get(0)
                                .getChildRef(),
                        ContentModel.ASSOC_CONTAINS,
                        QName.createQName("t", "n"),
                        ContentModel.TYPE_CONTENT,
                        Map.of(
                                ContentModel.PROP_NAME,
                                "node" + NUMBER.incrementAndGet(),
                                ContentModel.PROP_CONTENT,
                                content("one")))
                .getChildRef());
    }

    @Test
    void makesAVersionWhenTheContentChangesAndKeepsTheOldOne() {
        inTransaction(() -> {
            nodes.addAspect(node, ContentModel.ASPECT_VERSIONABLE, null);
            return null;
        });
        inTransaction(() -> {
            nodes.setProperty(node, ContentModel.PROP_CONTENT, content("two"));
            return null;
        });
        inTransaction(() -> {
            nodes.setProperty(node, ContentModel.PROP_TITLE, "no new version");
            return null;
        });

        inTransaction(() -> {
            assertThat(versions.getVersionHistory(node).getAllVersions())
                    .extracting(Version::getVersionLabel)
                    .containsExactly("1.1", "1.0");
            Version first = versions.getVersionHistory(node).getVersion("1.0");
            assertThat(nodes.getProperty(first.getFrozenStateNodeRef(), ContentModel.PROP_CONTENT))
                    .isEqualTo(content("one"));
            assertThat(nodes.getProperty(node, ContentModel.PROP_VERSION_LABEL)).isEqualTo("1.1");
            return null;
        });
    }

    @Test
    void goesBackToAnEarlierVersion() {
        Version first = inTransaction(() -> versions.createVersion(
                node, Map.of("versionType", VersionType.MAJOR, Version.PROP_DESCRIPTION, "first")));
        inTransaction(() -> {
            nodes.setProperty(node, ContentModel.PROP_CONTENT, content("two"));
            return null;
        });
        inTransaction(() -> {
            versions.revert(node, first);
            return null;
        });

        inTransaction(() -> {
            assertThat(nodes.getProperty(node, ContentModel.PROP_CONTENT)).isEqualTo(content("one"));
            assertThat(versions.getCurrentVersion(node).getDescription()).isEqualTo("first");
            return null;
        });
    }

    @Test
    void takesTheVersionsAlongWhenTheNodeIsDeleted() {
        Version first = inTransaction(() -> versions.createVersion(node, null));
        inTransaction(() -> {
            nodes.deleteNode(node);
            return null;
        });

        assertThat(inTransaction(() -> nodes.exists(first.getFrozenStateNodeRef())))
                .isFalse();
        assertThat(inTransaction(() -> versions.getVersionHistory(node))).isNull();
    }

    @Test
    void letsOnlyTheOwnerOfALockChangeTheNode(MutableClock clock) {
        inTransaction(() -> {
            locks.lock(node, LockType.WRITE_LOCK, 60);
            return null;
        });
        inTransaction(() -> {
            nodes.setProperty(node, ContentModel.PROP_TITLE, "mine");
            return null;
        });
        AuthenticationUtil.setFullyAuthenticatedUser("other");
        assertThatThrownBy(() -> inTransaction(() -> {
                    nodes.setProperty(node, ContentModel.PROP_TITLE, "theirs");
                    return null;
                }))
                .isInstanceOf(NodeLockedException.class);
        assertThatThrownBy(() -> inTransaction(() -> {
                    locks.lock(node, LockType.WRITE_LOCK);
                    return null;
                }))
                .isInstanceOf(UnableToAquireLockException.class);

        clock.advance(Duration.ofSeconds(61));

        assertThat(inTransaction(() -> locks.getLockStatus(node))).isEqualTo(LockStatus.LOCK_EXPIRED);
        inTransaction(() -> {
            nodes.setProperty(node, ContentModel.PROP_TITLE, "free");
            locks.lock(node, LockType.READ_ONLY_LOCK);
            assertThat(locks.isLockedAndReadOnly(node)).isTrue();
            locks.unlock(node);
            return null;
        });
    }

    @Test
    void keepsAttributesUnderUpToThreeKeys() {
        inTransaction(() -> {
            attributes.setAttribute("value", "a", 1L, "c");
            attributes.createAttribute(7L, "a", 2L);
            assertThat(attributes.getAttribute("a", 1L, "c")).isEqualTo("value");
            assertThat(attributes.exists("a", 2L)).isTrue();
            int[] count = {0};
            attributes.getAttributes(
                    (id, value, keys) -> {
                        count[0]++;
                        return true;
                    },
                    "a");
            assertThat(count[0]).isEqualTo(2);
            assertThatThrownBy(() -> attributes.createAttribute("again", "a", 2L))
                    .isInstanceOf(DuplicateAttributeException.class);
            attributes.removeAttributes("a");
            assertThat(attributes.exists("a", 2L)).isFalse();
            return null;
        });
    }

    private static Serializable content(String name) {
        return new ContentData("store://" + name, "text/plain", 3, "UTF-8");
    }

    private <T> T inTransaction(RetryingTransactionHelper.RetryingTransactionCallback<T> work) {
        return transactions.doInTransaction(work, false, true);
    }
}
