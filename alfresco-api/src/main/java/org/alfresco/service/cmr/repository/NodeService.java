package org.alfresco.service.cmr.repository;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.alfresco.service.namespace.QName;
import org.alfresco.service.namespace.QNamePattern;

/** Creates, reads, changes and links nodes. */
public interface NodeService {
    List<StoreRef> getStores();

    StoreRef createStore(String protocol, String identifier);

    boolean exists(StoreRef storeRef);

    boolean exists(NodeRef nodeRef);

    /** What is known of the node, or null if there was never one. */
    NodeRef.Status getNodeStatus(NodeRef nodeRef);

    NodeRef getNodeRef(Long nodeId);

    NodeRef getRootNode(StoreRef storeRef);

    Set<NodeRef> getAllRootNodes(StoreRef storeRef);

    ChildAssociationRef createNode(NodeRef parentRef, QName assocTypeQName, QName assocQName, QName nodeTypeQName);

    ChildAssociationRef createNode(
            NodeRef parentRef,
            QName assocTypeQName,
            QName assocQName,
            QName nodeTypeQName,
            Map<QName, Serializable> properties);

    ChildAssociationRef moveNode(NodeRef nodeToMoveRef, NodeRef newParentRef, QName assocTypeQName, QName assocQName);

    QName getType(NodeRef nodeRef);

    void setType(NodeRef nodeRef, QName typeQName);

    void addAspect(NodeRef nodeRef, QName aspectTypeQName, Map<QName, Serializable> aspectProperties);

    void removeAspect(NodeRef nodeRef, QName aspectTypeQName);

    boolean hasAspect(NodeRef nodeRef, QName aspectTypeQName);

    Set<QName> getAspects(NodeRef nodeRef);

    void deleteNode(NodeRef nodeRef);

    ChildAssociationRef addChild(NodeRef parentRef, NodeRef childRef, QName assocTypeQName, QName qname);

    List<ChildAssociationRef> addChild(
            Collection<NodeRef> parentRefs, NodeRef childRef, QName assocTypeQName, QName qname);

    void removeChild(NodeRef parentRef, NodeRef childRef);

    boolean removeChildAssociation(ChildAssociationRef childAssocRef);

    boolean removeSecondaryChildAssociation(ChildAssociationRef childAssocRef);

    Map<QName, Serializable> getProperties(NodeRef nodeRef);

    Serializable getProperty(NodeRef nodeRef, QName qname);

    /** Replaces all properties: those left out are removed. */
    void setProperties(NodeRef nodeRef, Map<QName, Serializable> properties);

    void addProperties(NodeRef nodeRef, Map<QName, Serializable> properties);

    void setProperty(NodeRef nodeRef, QName qname, Serializable value);

    void removeProperty(NodeRef nodeRef, QName qname);

    List<ChildAssociationRef> getParentAssocs(NodeRef nodeRef);

    List<ChildAssociationRef> getParentAssocs(
            NodeRef nodeRef, QNamePattern typeQNamePattern, QNamePattern qnamePattern);

    List<ChildAssociationRef> getChildAssocs(NodeRef nodeRef);

    List<ChildAssociationRef> getChildAssocs(NodeRef nodeRef, QNamePattern typeQNamePattern, QNamePattern qnamePattern);

    List<ChildAssociationRef> getChildAssocs(
            NodeRef nodeRef, QNamePattern typeQName, QNamePattern qname, int maxResults, boolean preload);

    List<ChildAssociationRef> getChildAssocs(
            NodeRef nodeRef, QNamePattern typeQNamePattern, QNamePattern qnamePattern, boolean preload);

    List<ChildAssociationRef> getChildAssocs(NodeRef nodeRef, Set<QName> childNodeTypeQNames);

    int countChildAssocs(NodeRef nodeRef, boolean isPrimary);

    NodeRef getChildByName(NodeRef nodeRef, QName assocTypeQName, String childName);

    List<ChildAssociationRef> getChildrenByName(NodeRef nodeRef, QName assocTypeQName, Collection<String> childNames);

    ChildAssociationRef getPrimaryParent(NodeRef nodeRef);

    AssociationRef createAssociation(NodeRef sourceRef, NodeRef targetRef, QName assocTypeQName);

    void removeAssociation(NodeRef sourceRef, NodeRef targetRef, QName assocTypeQName);

    void setAssociations(NodeRef sourceRef, QName assocTypeQName, List<NodeRef> targetRefs);

    AssociationRef getAssoc(Long id);

    List<AssociationRef> getTargetAssocs(NodeRef sourceRef, QNamePattern qnamePattern);

    List<AssociationRef> getSourceAssocs(NodeRef targetRef, QNamePattern qnamePattern);

    Path getPath(NodeRef nodeRef);

    List<Path> getPaths(NodeRef nodeRef, boolean primaryOnly);

    Long getNodeAclId(NodeRef nodeRef);
}
