package org.vanthu.contract.lock;

import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.lock.LockService;
import org.alfresco.service.cmr.lock.LockStatus;
import org.alfresco.service.cmr.lock.LockType;
import org.alfresco.service.cmr.lock.NodeLockedException;
import org.alfresco.service.cmr.lock.UnableToAquireLockException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vanthu.contract.Acs;
import org.vanthu.contract.Repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a lock on a node forbids, and whom. */
@ExtendWith(Repository.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LockContract {
    private final Acs acs;
    private final NodeService nodes;
    private final LockService locks;
    private final String owner;
    private final String other;

    LockContract(Acs acs) {
        this.acs = acs;
        this.nodes = acs.nodes();
        this.locks = acs.bean("lockService", LockService.class);
        this.owner = acs.newPerson();
        this.other = acs.newPerson();
    }

    private NodeRef locked(LockType type) {
        NodeRef node = acs.newDocument();
        acs.asUser(owner, () -> acs.inTransaction(() -> locks.lock(node, type)));
        acs.afterwards(() -> acs.inTransaction(() -> {
            if (nodes.exists(node)) {
                locks.unlock(node);
            }
        }));
        return node;
    }

    private void change(NodeRef node) {
        acs.inTransaction(() -> nodes.setProperty(node, ContentModel.PROP_TITLE, Acs.unique()));
    }

    @Test
    void isSeenByItsOwnerAndByOthers() {
        NodeRef node = locked(LockType.WRITE_LOCK);

        acs.inTransaction(() -> {
            assertThat(locks.getLockStatus(node, owner)).isEqualTo(LockStatus.LOCK_OWNER);
            assertThat(locks.getLockStatus(node, other)).isEqualTo(LockStatus.LOCKED);
            assertThat(locks.getLockType(node)).isEqualTo(LockType.WRITE_LOCK);
            assertThat(locks.isLocked(node)).isTrue();
            assertThat(nodes.hasAspect(node, ContentModel.ASPECT_LOCKABLE)).isTrue();
            assertThat(nodes.getProperty(node, ContentModel.PROP_LOCK_OWNER)).isEqualTo(owner);
        });
    }

    @Test
    void isNotThereWithoutOne() {
        NodeRef node = acs.newDocument();

        acs.inTransaction(() -> {
            assertThat(locks.getLockStatus(node)).isEqualTo(LockStatus.NO_LOCK);
            assertThat(locks.getLockType(node)).isNull();
            assertThat(locks.isLocked(node)).isFalse();
            locks.checkForLock(node);
        });
    }

    @Test
    void forWritingLetsItsOwnerChangeTheNode() {
        NodeRef node = locked(LockType.WRITE_LOCK);

        acs.asUser(owner, () -> change(node));

        assertThat(acs.inTransaction(() -> nodes.getProperty(node, ContentModel.PROP_TITLE)))
                .isNotNull();
    }

    @Test
    void forWritingKeepsOthersFromTheNode() {
        NodeRef node = locked(LockType.WRITE_LOCK);

        acs.asUser(other, () -> {
            assertThatThrownBy(() -> change(node)).isInstanceOf(NodeLockedException.class);
            assertThatThrownBy(() -> acs.inTransaction(() -> nodes.deleteNode(node)))
                    .isInstanceOf(NodeLockedException.class);
            assertThatThrownBy(
                            () -> acs.inTransaction(() -> nodes.addAspect(node, ContentModel.ASPECT_TITLED, Map.of())))
                    .isInstanceOf(NodeLockedException.class);
        });
    }

    @Test
    void forReadingKeepsItsOwnerFromTheNodeToo() {
        NodeRef node = locked(LockType.READ_ONLY_LOCK);

        acs.asUser(owner, () -> assertThatThrownBy(() -> change(node)).isInstanceOf(NodeLockedException.class));
        assertThat(acs.<Boolean>asUser(owner, () -> acs.inTransaction(() -> locks.isLockedAndReadOnly(node))))
                .isTrue();
    }

    @Test
    void doesNotStopTheSystem() {
        NodeRef node = locked(LockType.READ_ONLY_LOCK);

        AuthenticationUtil.runAsSystem(() -> {
            change(node);
            return null;
        });

        assertThat(acs.inTransaction(() -> nodes.getProperty(node, ContentModel.PROP_TITLE)))
                .isNotNull();
    }

    @Test
    void cannotBeTakenFromItsOwner() {
        NodeRef node = locked(LockType.WRITE_LOCK);

        acs.asUser(
                other,
                () -> assertThatThrownBy(() -> acs.inTransaction(() -> locks.lock(node, LockType.WRITE_LOCK)))
                        .isInstanceOf(UnableToAquireLockException.class));
    }

    @Test
    void mayBeTakenAgainByItsOwner() {
        NodeRef node = locked(LockType.WRITE_LOCK);

        acs.asUser(owner, () -> acs.inTransaction(() -> locks.lock(node, LockType.READ_ONLY_LOCK)));

        assertThat(acs.inTransaction(() -> locks.getLockType(node))).isEqualTo(LockType.READ_ONLY_LOCK);
    }

    @Test
    void isReleasedByItsOwner() {
        NodeRef node = locked(LockType.WRITE_LOCK);

        acs.asUser(owner, () -> acs.inTransaction(() -> locks.unlock(node)));

        acs.inTransaction(() -> assertThat(locks.getLockStatus(node, other)).isEqualTo(LockStatus.NO_LOCK));
        acs.asUser(other, () -> change(node));
    }

    @Test
    void keepsOthersFromAddingChildren() {
        NodeRef folder = acs.newFolder();
        acs.asUser(owner, () -> acs.inTransaction(() -> locks.lock(folder, LockType.WRITE_LOCK)));

        acs.asUser(
                other,
                () -> assertThatThrownBy(() -> acs.create(folder, "a", ContentModel.TYPE_CONTENT))
                        .isInstanceOf(NodeLockedException.class));
        acs.asUser(owner, () -> acs.create(folder, "a", ContentModel.TYPE_CONTENT));

        acs.inTransaction(() -> locks.unlock(folder));
    }

    @Test
    void ofTheNodeAloneLetsOthersAddChildren() {
        NodeRef folder = acs.newFolder();
        acs.asUser(owner, () -> acs.inTransaction(() -> locks.lock(folder, LockType.NODE_LOCK)));

        acs.asUser(other, () -> {
            acs.create(folder, "a", ContentModel.TYPE_CONTENT);
            assertThatThrownBy(() -> change(folder)).isInstanceOf(NodeLockedException.class);
        });
        acs.asUser(owner, () -> assertThatThrownBy(() -> change(folder)).isInstanceOf(NodeLockedException.class));

        acs.inTransaction(() -> locks.unlock(folder));
    }

    @Test
    void isGoneWithARollback() {
        NodeRef node = acs.newDocument();

        assertThatThrownBy(() -> acs.inTransaction(() -> {
                    locks.lock(node, LockType.WRITE_LOCK);
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(acs.inTransaction(() -> locks.getLockStatus(node, other))).isEqualTo(LockStatus.NO_LOCK);
    }
}
