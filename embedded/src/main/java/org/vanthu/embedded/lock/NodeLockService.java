package org.vanthu.embedded.lock;

import java.io.Serializable;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.lock.mem.Lifetime;
import org.alfresco.repo.node.NodeServicePolicies;
import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.BehaviourFilter;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.lock.LockService;
import org.alfresco.service.cmr.lock.LockStatus;
import org.alfresco.service.cmr.lock.LockType;
import org.alfresco.service.cmr.lock.NodeLockedException;
import org.alfresco.service.cmr.lock.UnableToAquireLockException;
import org.alfresco.service.cmr.lock.UnableToReleaseLockException;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * Locks in the properties of {@code cm:lockable}. All locks are written to the node, also ephemeral ones, because the
 * engine is one process and a restart must not lose them.
 */
public final class NodeLockService implements LockService {
    private final NodeService nodes;
    private final BehaviourFilter filter;
    private final Clock clock;

    public NodeLockService(NodeService nodes, BehaviourFilter filter, PolicyComponent policies, Clock clock) {
        this.nodes = nodes;
        this.filter = filter;
        this.clock = clock;
        bind(policies, NodeServicePolicies.BeforeUpdateNodePolicy.QNAME, "beforeUpdateNode");
        bind(policies, NodeServicePolicies.BeforeDeleteNodePolicy.QNAME, "beforeDeleteNode");
        policies.bindAssociationBehaviour(
                NodeServicePolicies.OnCreateChildAssociationPolicy.QNAME,
                ContentModel.ASPECT_LOCKABLE,
                new JavaBehaviour(this, "onCreateChildAssociation", NotificationFrequency.EVERY_EVENT));
    }

    /** Every event, because the change must not happen at all. */
    private void bind(PolicyComponent policies, QName policy, String method) {
        policies.bindClassBehaviour(
                policy,
                ContentModel.ASPECT_LOCKABLE,
                new JavaBehaviour(this, method, NotificationFrequency.EVERY_EVENT));
    }

    /** Behaviour: refuses changes that a lock forbids. */
    public void beforeUpdateNode(NodeRef nodeRef) {
        checkForLock(nodeRef);
    }

    /** Behaviour: refuses to delete what is locked. */
    public void beforeDeleteNode(NodeRef nodeRef) {
        checkForLock(nodeRef);
    }

    /** Behaviour: refuses new children, but not below a lock of the node alone. */
    public void onCreateChildAssociation(ChildAssociationRef ref, boolean isNewNode) {
        if (getLockType(ref.getParentRef()) != LockType.NODE_LOCK) {
            checkForLock(ref.getParentRef());
        }
    }

    @Override
    public void lock(NodeRef nodeRef, LockType lockType) {
        lock(nodeRef, lockType, TIMEOUT_INFINITY);
    }

    @Override
    public void lock(NodeRef nodeRef, LockType lockType, int timeToExpire) {
        lock(nodeRef, lockType, timeToExpire, Lifetime.PERSISTENT);
    }

    @Override
    public void lock(NodeRef nodeRef, LockType lockType, int timeToExpire, Lifetime lifetime) {
        lock(nodeRef, lockType, timeToExpire, lifetime, null);
    }

    @Override
    public void lock(
            NodeRef nodeRef, LockType lockType, int timeToExpire, Lifetime lifetime, @Nullable String additionalInfo) {
        LockStatus status = getLockStatus(nodeRef);
        if (status == LockStatus.LOCKED) {
            throw new UnableToAquireLockException(nodeRef);
        }
        Map<QName, Serializable> properties = new HashMap<>();
        properties.put(ContentModel.PROP_LOCK_OWNER, user());
        properties.put(ContentModel.PROP_LOCK_TYPE, lockType.toString());
        properties.put(ContentModel.PROP_LOCK_LIFETIME, lifetime.toString());
        properties.put(
                ContentModel.PROP_EXPIRY_DATE,
                timeToExpire == TIMEOUT_INFINITY
                        ? null
                        : Date.from(clock.instant().plusSeconds(timeToExpire)));
        properties.put(ContentModel.PROP_LOCK_ADDITIONAL_INFO, additionalInfo);
        quietly(nodeRef, () -> nodes.addAspect(nodeRef, ContentModel.ASPECT_LOCKABLE, properties));
    }

    @Override
    public void unlock(NodeRef nodeRef) {
        if (getLockStatus(nodeRef) == LockStatus.LOCKED
                && !AuthenticationUtil.isRunAsUserTheSystemUser()
                && !AuthenticationUtil.getAdminUserName().equals(user())) {
            throw new UnableToReleaseLockException(nodeRef);
        }
        if (nodes.hasAspect(nodeRef, ContentModel.ASPECT_LOCKABLE)) {
            quietly(nodeRef, () -> nodes.removeAspect(nodeRef, ContentModel.ASPECT_LOCKABLE));
        }
    }

    /** Neither the lock check nor versions take part when a lock is set or released. */
    private void quietly(NodeRef nodeRef, Runnable work) {
        filter.disableBehaviour(nodeRef, ContentModel.ASPECT_LOCKABLE);
        filter.disableBehaviour(nodeRef, ContentModel.ASPECT_VERSIONABLE);
        try {
            work.run();
        } finally {
            filter.enableBehaviour(nodeRef, ContentModel.ASPECT_LOCKABLE);
            filter.enableBehaviour(nodeRef, ContentModel.ASPECT_VERSIONABLE);
        }
    }

    @Override
    public LockStatus getLockStatus(NodeRef nodeRef) {
        return getLockStatus(nodeRef, user());
    }

    @Override
    public LockStatus getLockStatus(NodeRef nodeRef, String userName) {
        Object owner = nodes.hasAspect(nodeRef, ContentModel.ASPECT_LOCKABLE)
                ? nodes.getProperty(nodeRef, ContentModel.PROP_LOCK_OWNER)
                : null;
        if (owner == null) {
            return LockStatus.NO_LOCK;
        }
        Date expiry = (Date) nodes.getProperty(nodeRef, ContentModel.PROP_EXPIRY_DATE);
        if (expiry != null && expiry.toInstant().isBefore(clock.instant())) {
            return LockStatus.LOCK_EXPIRED;
        }
        return owner.equals(userName) ? LockStatus.LOCK_OWNER : LockStatus.LOCKED;
    }

    @Override
    public @Nullable LockType getLockType(NodeRef nodeRef) {
        LockStatus status = getLockStatus(nodeRef);
        if (status == LockStatus.NO_LOCK || status == LockStatus.LOCK_EXPIRED) {
            return null;
        }
        Object type = nodes.getProperty(nodeRef, ContentModel.PROP_LOCK_TYPE);
        return type == null ? null : LockType.valueOf(type.toString());
    }

    @Override
    public boolean isLocked(NodeRef nodeRef) {
        return getLockStatus(nodeRef) == LockStatus.LOCKED || getLockStatus(nodeRef) == LockStatus.LOCK_OWNER;
    }

    @Override
    public boolean isLockedAndReadOnly(NodeRef nodeRef) {
        LockStatus status = getLockStatus(nodeRef);
        return status == LockStatus.LOCKED
                || (status == LockStatus.LOCK_OWNER && getLockType(nodeRef) != LockType.WRITE_LOCK);
    }

    @Override
    public @Nullable String getAdditionalInfo(NodeRef nodeRef) {
        return (String) nodes.getProperty(nodeRef, ContentModel.PROP_LOCK_ADDITIONAL_INFO);
    }

    @Override
    public void checkForLock(NodeRef nodeRef) {
        if (!AuthenticationUtil.isRunAsUserTheSystemUser() && isLockedAndReadOnly(nodeRef)) {
            throw new NodeLockedException(nodeRef);
        }
    }

    private static String user() {
        String user = AuthenticationUtil.getFullyAuthenticatedUser();
        return user == null ? AuthenticationUtil.getSystemUserName() : user;
    }
}
