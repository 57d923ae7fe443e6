package org.vanthu.embedded.version;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.node.NodeServicePolicies;
import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.repo.version.VersionBaseModel;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.version.VersionType;
import org.alfresco.service.namespace.QName;

/**
 * Makes versions of nodes with {@code cm:versionable}: the first one when the aspect comes, others when the content
 * changes or, if wanted, any property. At most one a transaction.
 */
public final class VersionableBehaviour {
    private static final Set<QName> NO_CHANGE = Set.of(
            ContentModel.PROP_VERSION_LABEL,
            ContentModel.PROP_VERSION_TYPE,
            ContentModel.PROP_MODIFIED,
            ContentModel.PROP_MODIFIER,
            ContentModel.PROP_ACCESSED);

    private final JdbcVersionService versions;
    private final NodeService nodes;

    public VersionableBehaviour(JdbcVersionService versions, NodeService nodes, PolicyComponent policies) {
        this.versions = versions;
        this.nodes = nodes;
        bind(
                policies,
                NodeServicePolicies.OnAddAspectPolicy.QNAME,
                "onAddAspect",
                NotificationFrequency.TRANSACTION_COMMIT);
        bind(
                policies,
                NodeServicePolicies.OnUpdatePropertiesPolicy.QNAME,
                "onUpdateProperties",
                NotificationFrequency.TRANSACTION_COMMIT);
        // every event, because the node is gone at the end of the transaction
        bind(
                policies,
                NodeServicePolicies.BeforeDeleteNodePolicy.QNAME,
                "beforeDeleteNode",
                NotificationFrequency.EVERY_EVENT);
    }

    private void bind(PolicyComponent policies, QName policy, String method, NotificationFrequency frequency) {
        policies.bindClassBehaviour(
                policy, ContentModel.ASPECT_VERSIONABLE, new JavaBehaviour(this, method, frequency));
    }

    /** Behaviour: the first version. */
    public void onAddAspect(NodeRef nodeRef, QName aspect) {
        if (nodes.exists(nodeRef)
                && is(nodeRef, ContentModel.PROP_INITIAL_VERSION, true)
                && is(nodeRef, ContentModel.PROP_AUTO_VERSION, true)
                && !versions.isVersioned(nodeRef)) {
            versions.createVersion(nodeRef, Map.of(VersionBaseModel.PROP_VERSION_TYPE, VersionType.MAJOR));
        }
    }

    /** Behaviour: a version of changed content or, if wanted, of changed properties. */
    public void onUpdateProperties(NodeRef nodeRef, Map<QName, Serializable> before, Map<QName, Serializable> after) {
        if (!nodes.exists(nodeRef)
                || before.isEmpty()
                || !nodes.hasAspect(nodeRef, ContentModel.ASPECT_VERSIONABLE)
                || !is(nodeRef, ContentModel.PROP_AUTO_VERSION, true)
                || !versions.isVersioned(nodeRef)
                || isJustVersioned(nodeRef, before)) {
            return;
        }
        boolean contentChanged = before.get(ContentModel.PROP_CONTENT) != null
                && !Objects.equals(before.get(ContentModel.PROP_CONTENT), after.get(ContentModel.PROP_CONTENT));
        if (contentChanged || (is(nodeRef, ContentModel.PROP_AUTO_VERSION_PROPS, false) && differ(before, after))) {
            versions.createVersion(nodeRef, Map.of(VersionBaseModel.PROP_VERSION_TYPE, VersionType.MINOR));
        }
    }

    /** Whether the transaction has made a version by itself already. */
    private boolean isJustVersioned(NodeRef nodeRef, Map<QName, Serializable> before) {
        return !Objects.equals(
                before.get(ContentModel.PROP_VERSION_LABEL),
                nodes.getProperty(nodeRef, ContentModel.PROP_VERSION_LABEL));
    }

    private static boolean differ(Map<QName, Serializable> before, Map<QName, Serializable> after) {
        Map<QName, Serializable> left = new HashMap<>(before);
        Map<QName, Serializable> right = new HashMap<>(after);
        left.keySet().removeAll(NO_CHANGE);
        right.keySet().removeAll(NO_CHANGE);
        return !left.equals(right);
    }

    /** Behaviour: versions go with their node, because there is no archive to bring it back from. */
    public void beforeDeleteNode(NodeRef nodeRef) {
        versions.forget(nodeRef);
    }

    private boolean is(NodeRef nodeRef, QName property, boolean otherwise) {
        Object value = nodes.getProperty(nodeRef, property);
        return value == null ? otherwise : Boolean.TRUE.equals(value);
    }
}
