package org.vanthu.embedded.security;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.node.NodeServicePolicies;
import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;

/** Keeps what security knows true when nodes move and people's nodes are deleted. */
public final class SecurityBehaviours {
    private final NodePersonService people;
    private final AclPermissionService permissions;

    SecurityBehaviours(PolicyComponent policyComponent, NodePersonService people, AclPermissionService permissions) {
        this.people = people;
        this.permissions = permissions;
        policyComponent.bindClassBehaviour(
                NodeServicePolicies.OnMoveNodePolicy.QNAME,
                ContentModel.TYPE_BASE,
                new JavaBehaviour(this, "onMoveNode", NotificationFrequency.EVERY_EVENT));
        policyComponent.bindClassBehaviour(
                NodeServicePolicies.BeforeDeleteNodePolicy.QNAME,
                ContentModel.TYPE_PERSON,
                new JavaBehaviour(this, "beforeDeletePerson", NotificationFrequency.EVERY_EVENT));
    }

    /** Behaviour: what a moved node and its descendants inherit changes. */
    public void onMoveNode(ChildAssociationRef before, ChildAssociationRef after) {
        if (!before.getParentRef().equals(after.getParentRef())) {
            permissions.moved(after.getChildRef());
        }
    }

    /** Behaviour: takes away all that hangs on a person. */
    public void beforeDeletePerson(NodeRef nodeRef) {
        people.beforeDelete(nodeRef);
    }
}
