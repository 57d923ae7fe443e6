package org.vanthu.embedded.node;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.AssociationRef;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.InvalidNodeRefException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.Path;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.namespace.QName;
import org.alfresco.service.namespace.QNamePattern;
import org.alfresco.service.namespace.RegexQNamePattern;
import org.jspecify.annotations.Nullable;

/** Nodes in PostgreSQL. Needs a transaction that is under way; checks no permissions. */
public final class JdbcNodeService implements NodeService {
    private final NodeEngine engine;
    private final NodeStore store;
    private final boolean mlAware;

    /** @param mlAware whether callers see d:mltext in all languages, or as text in theirs */
    public JdbcNodeService(NodeEngine engine, boolean mlAware) {
        this.engine = engine;
        this.store = engine.store;
        this.mlAware = mlAware;
    }

    @Override
    public List<StoreRef> getStores() {
        return engine.stores();
    }

    @Override
    public StoreRef createStore(String protocol, String identifier) {
        return engine.createStore(new StoreRef(protocol, identifier)).getStoreRef();
    }

    @Override
    public boolean exists(StoreRef storeRef) {
        return engine.root(storeRef) != null;
    }

    @Override
    public boolean exists(NodeRef nodeRef) {
        return store.find(nodeRef) != null;
    }

    /**
     * Writes what the transaction changed, because the answer names the transaction of the row, as in ACS, where
     * changes are rows at once.
     */
    @Override
    public NodeRef.@Nullable Status getNodeStatus(NodeRef nodeRef) {
        store.flush();
        NodeState state = store.find(nodeRef);
        if (state != null) {
            return status(state.id, nodeRef, state.txnId, false);
        }
        Object uuid = NodeStore.uuid(nodeRef);
        if (uuid == null) {
            return null;
        }
        List<NodeRef.Status> gone = store.jdbc()
                .query(
                        "select node_id, txn_id from emb_deleted_node where uuid = ? order by txn_id desc limit 1",
                        (row, number) -> status(row.getLong(1), nodeRef, row.getLong(2), true),
                        uuid);
        return gone.isEmpty() ? null : gone.get(0);
    }

    private static NodeRef.Status status(long id, NodeRef ref, long txn, boolean deleted) {
        return new NodeRef.Status(id, ref, String.valueOf(txn), txn, deleted);
    }

    @Override
    public @Nullable NodeRef getNodeRef(Long nodeId) {
        NodeState state = store.byId(nodeId);
        return state == null ? null : state.ref;
    }

    @Override
    public NodeRef getRootNode(StoreRef storeRef) {
        return engine.requireRoot(storeRef);
    }

    @Override
    public Set<NodeRef> getAllRootNodes(StoreRef storeRef) {
        return Set.of(getRootNode(storeRef));
    }

    @Override
    public ChildAssociationRef createNode(NodeRef parentRef, QName assocType, QName assocName, QName type) {
        return createNode(parentRef, assocType, assocName, type, null);
    }

    @Override
    public ChildAssociationRef createNode(
            NodeRef parentRef,
            QName assocType,
            QName assocName,
            QName type,
            @Nullable Map<QName, Serializable> properties) {
        return engine.create(parentRef, assocType, assocName, type, properties, mlAware);
    }

    @Override
    public ChildAssociationRef moveNode(NodeRef node, NodeRef newParent, QName assocType, QName assocName) {
        return engine.move(store.require(node), newParent, assocType, assocName);
    }

    @Override
    public QName getType(NodeRef nodeRef) {
        return store.require(nodeRef).type;
    }

    @Override
    public void setType(NodeRef nodeRef, QName type) {
        engine.setType(store.require(nodeRef), type);
    }

    @Override
    public void addAspect(NodeRef nodeRef, QName aspect, @Nullable Map<QName, Serializable> properties) {
        engine.addAspect(store.require(nodeRef), aspect, properties, mlAware);
    }

    @Override
    public void removeAspect(NodeRef nodeRef, QName aspect) {
        engine.removeAspect(store.require(nodeRef), aspect);
    }

    @Override
    public boolean hasAspect(NodeRef nodeRef, QName aspect) {
        return store.require(nodeRef).aspects.contains(aspect);
    }

    @Override
    public Set<QName> getAspects(NodeRef nodeRef) {
        return new LinkedHashSet<>(store.require(nodeRef).aspects);
    }

    @Override
    public void deleteNode(NodeRef nodeRef) {
        engine.delete(store.require(nodeRef));
    }

    @Override
    public ChildAssociationRef addChild(NodeRef parentRef, NodeRef childRef, QName assocType, QName name) {
        return engine.addChild(store.require(parentRef), store.require(childRef), assocType, name);
    }

    @Override
    public List<ChildAssociationRef> addChild(
            Collection<NodeRef> parentRefs, NodeRef childRef, QName assocType, QName name) {
        return parentRefs.stream()
                .map(parent -> addChild(parent, childRef, assocType, name))
                .toList();
    }

    @Override
    public void removeChild(NodeRef parentRef, NodeRef childRef) {
        NodeState parent = store.require(parentRef);
        NodeState child = store.require(childRef);
        engine.removeSecondary(parent, child, null, null);
        if (Objects.equals(child.parentId, parent.id)) {
            engine.delete(child);
        }
    }

    @Override
    public boolean removeChildAssociation(ChildAssociationRef ref) {
        return engine.removeChild(ref);
    }

    @Override
    public boolean removeSecondaryChildAssociation(ChildAssociationRef ref) {
        if (ref.isPrimary()) {
            throw new IllegalArgumentException("A primary association cannot be removed without its node: " + ref);
        }
        return engine.removeSecondary(
                store.require(ref.getParentRef()),
                store.require(ref.getChildRef()),
                ref.getTypeQName(),
                ref.getQName());
    }

    @Override
    public Map<QName, Serializable> getProperties(NodeRef nodeRef) {
        return engine.values.seen(store.require(nodeRef), mlAware);
    }

    @Override
    public @Nullable Serializable getProperty(NodeRef nodeRef, QName name) {
        return engine.values.seen(store.require(nodeRef), name, mlAware);
    }

    @Override
    public void setProperties(NodeRef nodeRef, Map<QName, Serializable> properties) {
        engine.replaceProperties(store.require(nodeRef), properties, mlAware);
    }

    @Override
    public void addProperties(NodeRef nodeRef, Map<QName, Serializable> properties) {
        engine.change(store.require(nodeRef), mlAware, properties, Set.of());
    }

    @Override
    public void setProperty(NodeRef nodeRef, QName name, @Nullable Serializable value) {
        if (ContentModel.PROP_NODE_UUID.equals(name)) {
            throw new IllegalArgumentException("The id of a node cannot be changed: " + nodeRef);
        }
        if (name == null) {
            throw new IllegalArgumentException("The name of the property is null");
        }
        Map<QName, Serializable> one = new java.util.HashMap<>();
        one.put(name, value);
        engine.change(store.require(nodeRef), mlAware, one, Set.of());
    }

    @Override
    public void removeProperty(NodeRef nodeRef, QName name) {
        engine.change(store.require(nodeRef), mlAware, Map.of(), Set.of(name));
    }

    @Override
    public List<ChildAssociationRef> getParentAssocs(NodeRef nodeRef) {
        return engine.parents(store.require(nodeRef));
    }

    @Override
    public List<ChildAssociationRef> getParentAssocs(NodeRef nodeRef, QNamePattern type, QNamePattern name) {
        return getParentAssocs(nodeRef).stream()
                .filter(ref -> type.isMatch(ref.getTypeQName()) && name.isMatch(ref.getQName()))
                .toList();
    }

    @Override
    public List<ChildAssociationRef> getChildAssocs(NodeRef nodeRef) {
        return getChildAssocs(nodeRef, RegexQNamePattern.MATCH_ALL, RegexQNamePattern.MATCH_ALL);
    }

    @Override
    public List<ChildAssociationRef> getChildAssocs(NodeRef nodeRef, QNamePattern type, QNamePattern name) {
        return children(nodeRef, type, name, Integer.MAX_VALUE);
    }

    @Override
    public List<ChildAssociationRef> getChildAssocs(
            NodeRef nodeRef, QNamePattern type, QNamePattern name, int maxResults, boolean preload) {
        boolean exact = isExact(type) && isExact(name);
        List<ChildAssociationRef> found = children(nodeRef, type, name, exact ? maxResults : Integer.MAX_VALUE);
        return found.size() > maxResults ? found.subList(0, maxResults) : found;
    }

    private static boolean isExact(QNamePattern pattern) {
        return pattern instanceof QName || pattern == RegexQNamePattern.MATCH_ALL;
    }

    @Override
    public List<ChildAssociationRef> getChildAssocs(
            NodeRef nodeRef, QNamePattern type, QNamePattern name, boolean preload) {
        return getChildAssocs(nodeRef, type, name);
    }

    @Override
    public List<ChildAssociationRef> getChildAssocs(NodeRef nodeRef, Set<QName> childTypes) {
        return engine.links.childrenOfTypes(store.require(nodeRef), childTypes).stream()
                .map(NodeLinks.Child::ref)
                .toList();
    }

    private List<ChildAssociationRef> children(NodeRef nodeRef, QNamePattern type, QNamePattern name, int limit) {
        return new ArrayList<>(engine.links.children(store.require(nodeRef), type, name, limit).stream()
                .map(NodeLinks.Child::ref)
                .toList());
    }

    @Override
    public int countChildAssocs(NodeRef nodeRef, boolean isPrimary) {
        return engine.links.count(store.require(nodeRef), isPrimary);
    }

    @Override
    public @Nullable NodeRef getChildByName(NodeRef nodeRef, QName assocType, String childName) {
        NodeState child = engine.links.childByName(store.require(nodeRef), assocType, childName);
        return child == null ? null : child.ref;
    }

    @Override
    public List<ChildAssociationRef> getChildrenByName(NodeRef nodeRef, QName assocType, Collection<String> names) {
        NodeState parent = store.require(nodeRef);
        List<ChildAssociationRef> found = new ArrayList<>();
        for (String name : names) {
            NodeState child = engine.links.childByName(parent, assocType, name);
            if (child != null) {
                engine.parents(child).stream()
                        .filter(ref -> ref.getParentRef().equals(nodeRef) && assocType.equals(ref.getTypeQName()))
                        .forEach(found::add);
            }
        }
        return found;
    }

    @Override
    public ChildAssociationRef getPrimaryParent(NodeRef nodeRef) {
        return engine.primary(store.require(nodeRef));
    }

    @Override
    public AssociationRef createAssociation(NodeRef sourceRef, NodeRef targetRef, QName type) {
        return engine.link(store.require(sourceRef), store.require(targetRef), type);
    }

    @Override
    public void removeAssociation(NodeRef sourceRef, NodeRef targetRef, QName type) {
        engine.unlink(store.require(sourceRef), store.require(targetRef), type);
    }

    @Override
    public void setAssociations(NodeRef sourceRef, QName type, List<NodeRef> targets) {
        engine.setLinks(store.require(sourceRef), type, targets);
    }

    @Override
    public @Nullable AssociationRef getAssoc(Long id) {
        return engine.links.peer(id);
    }

    @Override
    public List<AssociationRef> getTargetAssocs(NodeRef sourceRef, QNamePattern pattern) {
        return engine.links.targets(store.require(sourceRef), pattern);
    }

    @Override
    public List<AssociationRef> getSourceAssocs(NodeRef targetRef, QNamePattern pattern) {
        return engine.links.sources(store.require(targetRef), pattern);
    }

    @Override
    public Path getPath(NodeRef nodeRef) throws InvalidNodeRefException {
        Path path = new Path();
        NodeState state = store.require(nodeRef);
        while (true) {
            path.prepend(new Path.ChildAssocElement(engine.primary(state)));
            NodeState parent = state.parentId == null ? null : store.byId(state.parentId);
            if (parent == null) {
                return path;
            }
            state = parent;
        }
    }

    @Override
    public List<Path> getPaths(NodeRef nodeRef, boolean primaryOnly) {
        if (primaryOnly) {
            return List.of(getPath(nodeRef));
        }
        List<Path> paths = new ArrayList<>();
        List<ChildAssociationRef> parents = getParentAssocs(nodeRef);
        if (parents.isEmpty()) {
            paths.add(getPath(nodeRef));
        }
        for (ChildAssociationRef parent : parents) {
            getPaths(parent.getParentRef(), false)
                    .forEach(path -> paths.add(path.append(new Path.ChildAssocElement(parent))));
        }
        return paths;
    }

    @Override
    public @Nullable Long getNodeAclId(NodeRef nodeRef) {
        return store.require(nodeRef).effectiveAclId;
    }
}
