package org.vanthu.embedded.node;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;

import org.alfresco.repo.node.NodeServicePolicies.BeforeAddAspectPolicy;
import org.alfresco.repo.node.NodeServicePolicies.BeforeCreateNodePolicy;
import org.alfresco.repo.node.NodeServicePolicies.BeforeDeleteAssociationPolicy;
import org.alfresco.repo.node.NodeServicePolicies.BeforeDeleteChildAssociationPolicy;
import org.alfresco.repo.node.NodeServicePolicies.BeforeDeleteNodePolicy;
import org.alfresco.repo.node.NodeServicePolicies.BeforeMoveNodePolicy;
import org.alfresco.repo.node.NodeServicePolicies.BeforeRemoveAspectPolicy;
import org.alfresco.repo.node.NodeServicePolicies.BeforeSetNodeTypePolicy;
import org.alfresco.repo.node.NodeServicePolicies.BeforeUpdateNodePolicy;
import org.alfresco.repo.node.NodeServicePolicies.OnAddAspectPolicy;
import org.alfresco.repo.node.NodeServicePolicies.OnCreateAssociationPolicy;
import org.alfresco.repo.node.NodeServicePolicies.OnCreateChildAssociationPolicy;
import org.alfresco.repo.node.NodeServicePolicies.OnCreateNodePolicy;
import org.alfresco.repo.node.NodeServicePolicies.OnDeleteAssociationPolicy;
import org.alfresco.repo.node.NodeServicePolicies.OnDeleteChildAssociationPolicy;
import org.alfresco.repo.node.NodeServicePolicies.OnDeleteNodePolicy;
import org.alfresco.repo.node.NodeServicePolicies.OnMoveNodePolicy;
import org.alfresco.repo.node.NodeServicePolicies.OnRemoveAspectPolicy;
import org.alfresco.repo.node.NodeServicePolicies.OnSetNodeTypePolicy;
import org.alfresco.repo.node.NodeServicePolicies.OnUpdateNodePolicy;
import org.alfresco.repo.node.NodeServicePolicies.OnUpdatePropertiesPolicy;
import org.alfresco.repo.policy.AssociationPolicyDelegate;
import org.alfresco.repo.policy.ClassPolicyDelegate;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.AssociationRef;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;

/** Tells the bound behaviours what happens to nodes. */
final class NodeEvents {
    private final ClassPolicyDelegate<BeforeCreateNodePolicy> beforeCreateNode;
    private final ClassPolicyDelegate<OnCreateNodePolicy> onCreateNode;
    private final ClassPolicyDelegate<BeforeMoveNodePolicy> beforeMoveNode;
    private final ClassPolicyDelegate<OnMoveNodePolicy> onMoveNode;
    private final ClassPolicyDelegate<BeforeSetNodeTypePolicy> beforeSetNodeType;
    private final ClassPolicyDelegate<OnSetNodeTypePolicy> onSetNodeType;
    private final ClassPolicyDelegate<BeforeUpdateNodePolicy> beforeUpdateNode;
    private final ClassPolicyDelegate<OnUpdateNodePolicy> onUpdateNode;
    private final ClassPolicyDelegate<OnUpdatePropertiesPolicy> onUpdateProperties;
    private final ClassPolicyDelegate<BeforeDeleteNodePolicy> beforeDeleteNode;
    private final ClassPolicyDelegate<OnDeleteNodePolicy> onDeleteNode;
    private final ClassPolicyDelegate<BeforeAddAspectPolicy> beforeAddAspect;
    private final ClassPolicyDelegate<OnAddAspectPolicy> onAddAspect;
    private final ClassPolicyDelegate<BeforeRemoveAspectPolicy> beforeRemoveAspect;
    private final ClassPolicyDelegate<OnRemoveAspectPolicy> onRemoveAspect;
    private final AssociationPolicyDelegate<OnCreateChildAssociationPolicy> onCreateChild;
    private final AssociationPolicyDelegate<BeforeDeleteChildAssociationPolicy> beforeDeleteChild;
    private final AssociationPolicyDelegate<OnDeleteChildAssociationPolicy> onDeleteChild;
    private final AssociationPolicyDelegate<OnCreateAssociationPolicy> onCreatePeer;
    private final AssociationPolicyDelegate<BeforeDeleteAssociationPolicy> beforeDeletePeer;
    private final AssociationPolicyDelegate<OnDeleteAssociationPolicy> onDeletePeer;

    NodeEvents(PolicyComponent policies) {
        beforeCreateNode = policies.registerClassPolicy(BeforeCreateNodePolicy.class);
        onCreateNode = policies.registerClassPolicy(OnCreateNodePolicy.class);
        beforeMoveNode = policies.registerClassPolicy(BeforeMoveNodePolicy.class);
        onMoveNode = policies.registerClassPolicy(OnMoveNodePolicy.class);
        beforeSetNodeType = policies.registerClassPolicy(BeforeSetNodeTypePolicy.class);
        onSetNodeType = policies.registerClassPolicy(OnSetNodeTypePolicy.class);
        beforeUpdateNode = policies.registerClassPolicy(BeforeUpdateNodePolicy.class);
        onUpdateNode = policies.registerClassPolicy(OnUpdateNodePolicy.class);
        onUpdateProperties = policies.registerClassPolicy(OnUpdatePropertiesPolicy.class);
        beforeDeleteNode = policies.registerClassPolicy(BeforeDeleteNodePolicy.class);
        onDeleteNode = policies.registerClassPolicy(OnDeleteNodePolicy.class);
        beforeAddAspect = policies.registerClassPolicy(BeforeAddAspectPolicy.class);
        onAddAspect = policies.registerClassPolicy(OnAddAspectPolicy.class);
        beforeRemoveAspect = policies.registerClassPolicy(BeforeRemoveAspectPolicy.class);
        onRemoveAspect = policies.registerClassPolicy(OnRemoveAspectPolicy.class);
        onCreateChild = policies.registerAssociationPolicy(OnCreateChildAssociationPolicy.class);
        beforeDeleteChild = policies.registerAssociationPolicy(BeforeDeleteChildAssociationPolicy.class);
        onDeleteChild = policies.registerAssociationPolicy(OnDeleteChildAssociationPolicy.class);
        onCreatePeer = policies.registerAssociationPolicy(OnCreateAssociationPolicy.class);
        beforeDeletePeer = policies.registerAssociationPolicy(BeforeDeleteAssociationPolicy.class);
        onDeletePeer = policies.registerAssociationPolicy(OnDeleteAssociationPolicy.class);
    }

    void creating(NodeRef parent, QName assocType, QName assocName, QName type) {
        beforeCreateNode.get(parent, type).beforeCreateNode(parent, assocType, assocName, type);
    }

    void created(NodeState node, ChildAssociationRef assoc) {
        onCreateNode.get(node.ref, node.classNames()).onCreateNode(assoc);
    }

    void moving(NodeState node, ChildAssociationRef before, NodeRef parent) {
        beforeMoveNode.get(node.ref, node.classNames()).beforeMoveNode(before, parent);
    }

    void moved(NodeState node, ChildAssociationRef before, ChildAssociationRef after) {
        onMoveNode.get(node.ref, node.classNames()).onMoveNode(before, after);
    }

    void settingType(NodeState node, QName type) {
        beforeSetNodeType.get(node.ref, node.classNames()).beforeSetNodeType(node.ref, node.type, type);
    }

    void setType(NodeState node, QName before) {
        onSetNodeType.get(node.ref, node.classNames()).onSetNodeType(node.ref, before, node.type);
    }

    void updating(NodeState node) {
        beforeUpdateNode.get(node.ref, node.classNames()).beforeUpdateNode(node.ref);
    }

    void updated(NodeState node) {
        onUpdateNode.get(node.ref, node.classNames()).onUpdateNode(node.ref);
    }

    void propertiesChanged(NodeState node, Map<QName, Serializable> before, Map<QName, Serializable> after) {
        onUpdateProperties.get(node.ref, node.classNames()).onUpdateProperties(node.ref, before, after);
    }

    void deleting(NodeState node) {
        beforeDeleteNode.get(node.ref, node.classNames()).beforeDeleteNode(node.ref);
    }

    void deleted(NodeState node, Set<QName> classNames, ChildAssociationRef assoc) {
        onDeleteNode.get(node.ref, classNames).onDeleteNode(assoc, false);
    }

    void addingAspect(NodeState node, QName aspect) {
        beforeAddAspect.get(node.ref, aspect).beforeAddAspect(node.ref, aspect);
    }

    void addedAspect(NodeState node, QName aspect) {
        onAddAspect.get(node.ref, aspect).onAddAspect(node.ref, aspect);
    }

    void removingAspect(NodeState node, QName aspect) {
        beforeRemoveAspect.get(node.ref, aspect).beforeRemoveAspect(node.ref, aspect);
    }

    void removedAspect(NodeState node, QName aspect) {
        onRemoveAspect.get(node.ref, aspect).onRemoveAspect(node.ref, aspect);
    }

    void childAdded(NodeState parent, ChildAssociationRef assoc, boolean isNew) {
        onCreateChild.get(parent.ref, parent.classNames(), assoc.getTypeQName()).onCreateChildAssociation(assoc, isNew);
    }

    void removingChild(NodeState parent, ChildAssociationRef assoc) {
        beforeDeleteChild
                .get(parent.ref, parent.classNames(), assoc.getTypeQName())
                .beforeDeleteChildAssociation(assoc);
    }

    void childRemoved(NodeState parent, ChildAssociationRef assoc) {
        onDeleteChild.get(parent.ref, parent.classNames(), assoc.getTypeQName()).onDeleteChildAssociation(assoc);
    }

    void linked(NodeState source, AssociationRef assoc) {
        onCreatePeer.get(source.ref, source.classNames(), assoc.getTypeQName()).onCreateAssociation(assoc);
    }

    void unlinking(NodeState source, AssociationRef assoc) {
        beforeDeletePeer
                .get(source.ref, source.classNames(), assoc.getTypeQName())
                .beforeDeleteAssociation(assoc);
    }

    void unlinked(NodeState source, AssociationRef assoc) {
        onDeletePeer.get(source.ref, source.classNames(), assoc.getTypeQName()).onDeleteAssociation(assoc);
    }
}
