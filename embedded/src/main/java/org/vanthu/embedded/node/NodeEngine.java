package org.vanthu.embedded.node;

import java.io.Serializable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.alfresco.error.AlfrescoRuntimeException;
import org.alfresco.model.ContentModel;
import org.alfresco.repo.policy.BehaviourFilter;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.dictionary.AspectDefinition;
import org.alfresco.service.cmr.dictionary.AssociationDefinition;
import org.alfresco.service.cmr.dictionary.ChildAssociationDefinition;
import org.alfresco.service.cmr.dictionary.ClassDefinition;
import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.cmr.dictionary.InvalidAspectException;
import org.alfresco.service.cmr.dictionary.InvalidTypeException;
import org.alfresco.service.cmr.dictionary.PropertyDefinition;
import org.alfresco.service.cmr.dictionary.TypeDefinition;
import org.alfresco.service.cmr.repository.AssociationRef;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.CyclicChildRelationshipException;
import org.alfresco.service.cmr.repository.DuplicateChildNodeNameException;
import org.alfresco.service.cmr.repository.InvalidStoreRefException;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.StoreExistsException;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** What happens when nodes are made, changed, linked and deleted: rows, defaults, audit properties and events. */
public final class NodeEngine {
    final NodeStore store;
    final NodeLinks links;
    final PropertyValues values;
    final DictionaryService dictionary;
    private final NodeEvents events;
    private final BehaviourFilter filter;
    private final Clock clock;
    private final ObjectProvider<ContentUrlSink> contentSinks;
    private final Map<StoreRef, NodeRef> roots = new ConcurrentHashMap<>();

    public NodeEngine(
            NodeStore store,
            DictionaryService dictionary,
            PolicyComponent policies,
            BehaviourFilter filter,
            Clock clock,
            ObjectProvider<ContentUrlSink> contentSinks) {
        this.store = store;
        this.links = new NodeLinks(store);
        this.values = new PropertyValues(dictionary);
        this.dictionary = dictionary;
        this.events = new NodeEvents(policies);
        this.filter = filter;
        this.clock = clock;
        this.contentSinks = contentSinks;
        store.setIntegrity(new NodeIntegrity(dictionary, links)::check);
    }

    // ---- stores

    List<StoreRef> stores() {
        return store.jdbc()
                .query(
                        "select protocol, store_id from emb_store order by 1, 2",
                        (row, number) -> new StoreRef(row.getString(1), row.getString(2)));
    }

    @Nullable
    NodeRef root(StoreRef storeRef) {
        NodeRef known = roots.get(storeRef);
        if (known != null) {
            return known;
        }
        store.flush();
        List<String> found = store.jdbc()
                .queryForList(
                        "select n.uuid::text from emb_store s join emb_node n on n.id = s.root_node_id"
                                + " where s.protocol = ? and s.store_id = ?",
                        String.class,
                        storeRef.getProtocol(),
                        storeRef.getIdentifier());
        if (found.isEmpty()) {
            return null;
        }
        return new NodeRef(storeRef, found.get(0));
    }

    /** The root of a store; remembered, as it never changes. */
    NodeRef requireRoot(StoreRef storeRef) {
        NodeRef root = root(storeRef);
        if (root == null) {
            throw new InvalidStoreRefException(storeRef);
        }
        NodeState state = store.find(root);
        if (state != null && !state.isNew) {
            roots.put(storeRef, root);
        }
        return root;
    }

    NodeRef createStore(StoreRef storeRef) {
        if (root(storeRef) != null) {
            throw new StoreExistsException(storeRef, null);
        }
        NodeRef ref = new NodeRef(storeRef, UUID.randomUUID().toString());
        NodeState state = new NodeState(store.nextId(), ref, ContentModel.TYPE_STOREROOT, new LinkedHashMap<>());
        state.version = 1;
        store.add(state);
        add(state, missingAspects(state, type(ContentModel.TYPE_STOREROOT), Set.of()));
        store.flush();
        store.jdbc()
                .update(
                        "insert into emb_store (protocol, store_id, root_node_id) values (?, ?, ?)",
                        storeRef.getProtocol(),
                        storeRef.getIdentifier(),
                        state.id);
        return ref;
    }

    // ---- making nodes

    ChildAssociationRef create(
            NodeRef parentRef,
            QName assocType,
            QName assocName,
            QName typeName,
            @Nullable Map<QName, Serializable> given,
            boolean mlAware) {
        NodeState parent = store.require(parentRef);
        TypeDefinition type = type(typeName);
        ChildAssociationDefinition assoc = childAssociation(assocType);
        events.creating(parentRef, assocType, assocName, typeName);
        Map<QName, Serializable> wanted = given == null ? Map.of() : given;
        Object uuid = wanted.get(ContentModel.PROP_NODE_UUID);
        NodeRef ref = new NodeRef(
                parentRef.getStoreRef(), uuid == null ? UUID.randomUUID().toString() : uuid(uuid.toString()));
        if (uuid != null && store.find(ref) != null) {
            throw new AlfrescoRuntimeException("There is a node already: " + ref);
        }
        NodeState state = new NodeState(store.nextId(), ref, typeName, new LinkedHashMap<>());
        state.version = 1;
        state.parentId = parent.id;
        state.assocType = assocType;
        state.assocName = assocName;
        state.effectiveAclId = parent.effectiveAclId;
        put(state, wanted, mlAware);
        values.addDefaults(state, type);
        Set<QName> added = missingAspects(state, type, wanted.keySet());
        add(state, added);
        if (type.getProperties().containsKey(ContentModel.PROP_NAME)) {
            state.props.putIfAbsent(ContentModel.PROP_NAME, ref.getId());
        }
        setCreated(state);
        if (!assoc.getDuplicateChildNamesAllowed()) {
            state.childName = freeName(parent, assocType, nameOf(state), state);
        }
        store.add(state);
        ChildAssociationRef made = new ChildAssociationRef(assocType, parentRef, assocName, ref, true, -1);
        touch(parent, assoc);
        added.forEach(aspect -> events.addingAspect(state, aspect));
        added.forEach(aspect -> events.addedAspect(state, aspect));
        events.created(state, made);
        events.childAdded(parent, made, true);
        if (!state.deleted) {
            events.propertiesChanged(state, new HashMap<>(), values.seen(state, mlAware));
        }
        return made;
    }

    private static String uuid(String text) {
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            throw new AlfrescoRuntimeException(
                    "sys:node-uuid must be a UUID in the embedded engine, was '" + text + "'", e);
        }
    }

    private void touch(NodeState parent, ChildAssociationDefinition assoc) {
        if (assoc.getPropagateTimestamps()) {
            setModified(parent);
            store.changed(parent);
        }
    }

    TypeDefinition type(QName name) {
        TypeDefinition type = dictionary.getType(name);
        if (type == null) {
            throw new InvalidTypeException(name);
        }
        return type;
    }

    private ChildAssociationDefinition childAssociation(QName name) {
        if (dictionary.getAssociation(name) instanceof ChildAssociationDefinition assoc) {
            return assoc;
        }
        throw new AlfrescoRuntimeException("The dictionary has no child association " + name);
    }

    private static String nameOf(NodeState state) {
        Object name = state.props.get(ContentModel.PROP_NAME);
        return name == null ? state.ref.getId() : name.toString();
    }

    private String freeName(NodeState parent, QName assocType, String name, NodeState own) {
        NodeState taken = links.childByName(parent, assocType, name);
        if (taken != null && taken.id != own.id) {
            throw new DuplicateChildNodeNameException(parent.ref, assocType, name, null);
        }
        return NodeLinks.key(name);
    }

    /** The aspects that a class demands, those of the named properties, and those that these demand in turn. */
    private Set<QName> missingAspects(NodeState state, @Nullable ClassDefinition type, Collection<QName> properties) {
        Set<QName> missing = new LinkedHashSet<>();
        if (type != null) {
            type.getDefaultAspects(true).forEach(aspect -> collect(state, aspect, missing));
        }
        for (QName name : properties) {
            PropertyDefinition property = dictionary.getProperty(name);
            if (property != null
                    && property.getContainerClass().isAspect()
                    && !PropertyValues.REFERENCEABLE.contains(name)
                    && !PropertyValues.AUDITABLE.contains(name)) {
                collect(state, property.getContainerClass(), missing);
            }
        }
        return missing;
    }

    private static void collect(NodeState state, ClassDefinition aspect, Set<QName> missing) {
        if (!state.aspects.contains(aspect.getName()) && missing.add(aspect.getName())) {
            aspect.getDefaultAspects(true).forEach(other -> collect(state, other, missing));
        }
    }

    private void add(NodeState state, Set<QName> aspects) {
        for (QName name : aspects) {
            state.aspects.add(name);
            ClassDefinition aspect = dictionary.getAspect(name);
            if (aspect != null) {
                values.addDefaults(state, aspect);
            }
        }
    }

    private void put(NodeState state, Map<QName, Serializable> given, boolean mlAware) {
        boolean audited = audits(state.ref);
        given.forEach((name, value) -> {
            if (PropertyValues.REFERENCEABLE.contains(name) || (audited && PropertyValues.AUDITABLE.contains(name))) {
                return;
            }
            Serializable stored = values.stored(name, value, state.props.get(name), mlAware);
            Serializable before = stored == null ? state.props.put(name, null) : state.props.put(name, stored);
            release(before, stored);
        });
    }

    private boolean audits(NodeRef ref) {
        return filter.isEnabled(ref, ContentModel.ASPECT_AUDITABLE);
    }

    private void setCreated(NodeState state) {
        if (!state.aspects.contains(ContentModel.ASPECT_AUDITABLE)) {
            return;
        }
        Date now = Date.from(clock.instant());
        String user = user();
        if (audits(state.ref)) {
            state.props.put(ContentModel.PROP_CREATED, now);
            state.props.put(ContentModel.PROP_CREATOR, user);
            state.props.put(ContentModel.PROP_MODIFIED, now);
            state.props.put(ContentModel.PROP_MODIFIER, user);
        } else {
            state.props.putIfAbsent(ContentModel.PROP_CREATED, now);
            state.props.putIfAbsent(ContentModel.PROP_CREATOR, user);
            state.props.putIfAbsent(ContentModel.PROP_MODIFIED, now);
            state.props.putIfAbsent(ContentModel.PROP_MODIFIER, user);
        }
    }

    private void setModified(NodeState state) {
        if (state.aspects.contains(ContentModel.ASPECT_AUDITABLE) && audits(state.ref)) {
            state.props.put(ContentModel.PROP_MODIFIED, Date.from(clock.instant()));
            state.props.put(ContentModel.PROP_MODIFIER, user());
        }
    }

    private static String user() {
        String user = AuthenticationUtil.getFullyAuthenticatedUser();
        return user == null ? AuthenticationUtil.getSystemUserName() : user;
    }

    private void release(@Nullable Serializable before, @Nullable Serializable after) {
        if (before instanceof ContentData content
                && content.getContentUrl() != null
                && !(after instanceof ContentData now
                        && Objects.equals(now.getContentUrl(), content.getContentUrl()))) {
            contentSinks.forEach(sink -> sink.released(List.of(content.getContentUrl())));
        }
    }

    // ---- changing nodes

    /** Changes the stored properties and tells about it, if there was a change. */
    void change(NodeState state, boolean mlAware, Map<QName, Serializable> toPut, Set<QName> toRemove) {
        events.updating(state);
        change(state, mlAware, toPut, toRemove, Set.of());
    }

    /**
     * Changes properties and adds aspects: those that the properties belong to and the wanted ones with what they
     * demand. The properties are told first, then the aspects, then the node.
     */
    private void change(
            NodeState state,
            boolean mlAware,
            Map<QName, Serializable> toPut,
            Set<QName> toRemove,
            Set<QName> wantedAspects) {
        Map<QName, Serializable> before = new LinkedHashMap<>(state.props);
        Map<QName, Serializable> seenBefore = values.seen(state, mlAware);
        Set<QName> added = missingAspects(state, null, toPut.keySet());
        wantedAspects.forEach(name -> collect(state, aspect(name), added));
        Set<QName> told = new LinkedHashSet<>(added);
        told.addAll(wantedAspects);
        told.forEach(aspect -> events.addingAspect(state, aspect));
        put(state, toPut, mlAware);
        for (QName name : toRemove) {
            if (!(audits(state.ref) && PropertyValues.AUDITABLE.contains(name))) {
                release(state.props.remove(name), null);
            }
        }
        added.forEach(name -> values.addDefaults(state, aspect(name)));
        boolean changed = !before.equals(state.props);
        if (!changed && added.isEmpty()) {
            return;
        }
        rename(state, before);
        setModified(state);
        store.changed(state);
        if (changed) {
            events.propertiesChanged(state, seenBefore, values.seen(state, mlAware));
        }
        state.aspects.addAll(added);
        if (!added.isEmpty()) {
            told.forEach(aspect -> events.addedAspect(state, aspect));
        }
        events.updated(state);
    }

    private AspectDefinition aspect(QName name) {
        AspectDefinition aspect = dictionary.getAspect(name);
        if (aspect == null) {
            throw new InvalidAspectException(name);
        }
        return aspect;
    }

    private void rename(NodeState state, Map<QName, Serializable> before) {
        if (state.props.get(ContentModel.PROP_NAME) == null && before.get(ContentModel.PROP_NAME) != null) {
            state.props.put(ContentModel.PROP_NAME, state.ref.getId());
        }
        if (Objects.equals(before.get(ContentModel.PROP_NAME), state.props.get(ContentModel.PROP_NAME))) {
            return;
        }
        String name = nameOf(state);
        if (state.childName != null && state.parentId != null && state.assocType != null) {
            NodeState parent = store.byId(state.parentId);
            if (parent != null) {
                try {
                    state.childName = freeName(parent, state.assocType, name, state);
                } catch (DuplicateChildNodeNameException e) {
                    state.props.clear();
                    state.props.putAll(before);
                    throw e;
                }
            }
        }
        if (!state.isNew) {
            links.renameSecondary(state, NodeLinks.key(name));
        }
    }

    void replaceProperties(NodeState state, Map<QName, Serializable> given, boolean mlAware) {
        Set<QName> gone = new HashSet<>(state.props.keySet());
        gone.removeAll(given.keySet());
        gone.removeAll(PropertyValues.AUDITABLE);
        change(state, mlAware, given, gone);
    }

    void setType(NodeState state, QName typeName) {
        TypeDefinition type = type(typeName);
        QName before = state.type;
        events.updating(state);
        events.settingType(state, typeName);
        if (before.equals(typeName)) {
            return;
        }
        Map<QName, Serializable> seenBefore = values.seen(state, true);
        Map<QName, Serializable> propertiesBefore = new HashMap<>(state.props);
        state.type = typeName;
        Set<QName> added = missingAspects(state, type, Set.of());
        added.forEach(aspect -> events.addingAspect(state, aspect));
        values.addDefaults(state, type);
        add(state, added);
        boolean changed = !propertiesBefore.equals(state.props);
        setModified(state);
        store.changed(state);
        if (changed) {
            events.propertiesChanged(state, seenBefore, values.seen(state, true));
        }
        added.forEach(aspect -> events.addedAspect(state, aspect));
        events.updated(state);
        events.setType(state, before);
    }

    void addAspect(NodeState state, QName aspectName, @Nullable Map<QName, Serializable> given, boolean mlAware) {
        aspect(aspectName);
        events.updating(state);
        change(state, mlAware, given == null ? Map.of() : given, Set.of(), Set.of(aspectName));
    }

    /** Takes an aspect away with its properties and associations; of an aspect that no model knows, the name only. */
    void removeAspect(NodeState state, QName aspectName) {
        if (!state.aspects.contains(aspectName)) {
            return;
        }
        events.updating(state);
        events.removingAspect(state, aspectName);
        Map<QName, Serializable> seenBefore = values.seen(state, true);
        state.aspects.remove(aspectName);
        AspectDefinition aspect = dictionary.getAspect(aspectName);
        boolean changed = aspect != null && removeProperties(state, aspect);
        setModified(state);
        store.changed(state);
        if (changed) {
            events.propertiesChanged(state, seenBefore, values.seen(state, true));
        }
        if (aspect != null) {
            for (AssociationDefinition assoc : aspect.getAssociations().values()) {
                removeLinks(state, assoc);
            }
        }
        events.removedAspect(state, aspectName);
    }

    private boolean removeProperties(NodeState state, AspectDefinition aspect) {
        Set<QName> kept = new HashSet<>();
        for (QName name : state.classNames()) {
            ClassDefinition other = dictionary.getClass(name);
            if (other != null) {
                kept.addAll(other.getProperties().keySet());
            }
        }
        boolean changed = false;
        for (QName name : aspect.getProperties().keySet()) {
            if (!kept.contains(name) && state.props.containsKey(name)) {
                release(state.props.remove(name), null);
                changed = true;
            }
        }
        return changed;
    }

    private void removeLinks(NodeState state, AssociationDefinition assoc) {
        if (assoc.isChild()) {
            for (NodeLinks.Child child : links.children(state, assoc.getName(), name -> true, Integer.MAX_VALUE)) {
                removeChild(child.ref());
            }
        } else {
            for (AssociationRef peer : links.targets(state, assoc.getName())) {
                unlink(state, store.require(peer.getTargetRef()), assoc.getName());
            }
        }
    }

    // ---- moving and deleting

    ChildAssociationRef primary(NodeState state) {
        if (state.parentId == null) {
            return new ChildAssociationRef(null, null, null, state.ref, true, -1);
        }
        NodeState parent = store.byId(state.parentId);
        return new ChildAssociationRef(
                state.assocType, parent == null ? null : parent.ref, state.assocName, state.ref, true, -1);
    }

    ChildAssociationRef move(NodeState state, NodeRef newParentRef, QName assocType, QName assocName) {
        NodeState parent = store.require(newParentRef);
        ChildAssociationDefinition assoc = childAssociation(assocType);
        if (!parent.ref.getStoreRef().equals(state.ref.getStoreRef())) {
            throw new UnsupportedOperationException("NodeService.moveNode to another store is not implemented by the"
                    + " embedded engine; see docs/embedded/supported-api.md");
        }
        ChildAssociationRef before = primary(state);
        for (NodeState ancestor = parent;
                ancestor != null;
                ancestor = ancestor.parentId == null ? null : store.byId(ancestor.parentId)) {
            if (ancestor.id == state.id) {
                throw new CyclicChildRelationshipException(
                        "The node " + state.ref + " cannot be moved below itself", before);
            }
        }
        NodeState oldParent = state.parentId == null ? null : store.byId(state.parentId);
        events.moving(state, before, newParentRef);
        if (oldParent != null) {
            events.removingChild(oldParent, before);
        }
        String name = assoc.getDuplicateChildNamesAllowed() ? null : freeName(parent, assocType, nameOf(state), state);
        state.parentId = parent.id;
        state.assocType = assocType;
        state.assocName = assocName;
        state.childName = name;
        setModified(state);
        store.changed(state);
        if (state.aclId == null && !Objects.equals(state.effectiveAclId, parent.effectiveAclId)) {
            state.effectiveAclId = parent.effectiveAclId;
            if (!state.isNew) {
                store.spreadAcl(state.id, parent.effectiveAclId);
            }
        }
        ChildAssociationRef after = primary(state);
        events.childAdded(parent, after, false);
        if (oldParent != null) {
            events.childRemoved(oldParent, before);
        }
        events.moved(state, before, after);
        return after;
    }

    void delete(NodeState state) {
        if (state.parentId == null) {
            throw new AlfrescoRuntimeException("The root node of a store cannot be deleted: " + state.ref);
        }
        List<NodeState> tree = tree(state);
        NodeLinks.Around around =
                links.around(tree.stream().map(node -> node.id).toList());
        Set<Object> told = new HashSet<>();
        for (NodeState node : tree) {
            if (!node.deleted) {
                around.peers(node.id, told).forEach(this::tellUnlinking);
                around.children(node.id, told).forEach(this::tellRemovingChild);
                events.deleting(node);
            }
        }
        Map<NodeState, ChildAssociationRef> parents = new LinkedHashMap<>();
        tree.forEach(node -> parents.put(node, primary(node)));
        List<String> urls = new ArrayList<>();
        told.clear();
        for (NodeState node : tree) {
            if (node.deleted) {
                continue;
            }
            around.peers(node.id, told).forEach(this::cut);
            around.children(node.id, told).forEach(this::cut);
            node.props.values().forEach(value -> {
                if (value instanceof ContentData content && content.getContentUrl() != null) {
                    urls.add(content.getContentUrl());
                }
            });
            store.remove(node);
            events.deleted(node, node.classNames(), Objects.requireNonNull(parents.get(node)));
        }
        if (!urls.isEmpty()) {
            contentSinks.forEach(sink -> sink.released(urls));
        }
    }

    private void tellUnlinking(NodeLinks.Peer peer) {
        NodeState source = store.byId(peer.sourceId());
        NodeState target = store.byId(peer.targetId());
        if (source != null && target != null) {
            events.unlinking(source, new AssociationRef(peer.id(), source.ref, peer.type(), target.ref));
        }
    }

    private void cut(NodeLinks.Peer peer) {
        NodeState source = store.byId(peer.sourceId());
        NodeState target = store.byId(peer.targetId());
        if (source != null && target != null && links.unlink(source, target, peer.type()) > 0) {
            events.unlinked(source, new AssociationRef(peer.id(), source.ref, peer.type(), target.ref));
        }
    }

    private void tellRemovingChild(NodeLinks.Secondary link) {
        NodeState parent = store.byId(link.parentId());
        NodeState child = store.byId(link.childId());
        if (parent != null && child != null) {
            events.removingChild(parent, secondary(parent, child, link));
        }
    }

    private void cut(NodeLinks.Secondary link) {
        NodeState parent = store.byId(link.parentId());
        NodeState child = store.byId(link.childId());
        if (parent != null && child != null) {
            links.removeSecondary(link.id());
            events.childRemoved(parent, secondary(parent, child, link));
        }
    }

    private static ChildAssociationRef secondary(NodeState parent, NodeState child, NodeLinks.Secondary link) {
        return new ChildAssociationRef(link.type(), parent.ref, link.name(), child.ref, false, -1);
    }

    /** The node and all below it, children before parents. */
    private List<NodeState> tree(NodeState state) {
        // as an array: joined to the recursion, the whole table would be read to remove one node
        List<NodeState> found = store.load("""
                where n.id = any (array(
                  with recursive tree (id) as (
                    select ?::bigint
                    union all
                    select c.id from emb_node c join tree t on c.parent_id = t.id)
                  select id from tree))
                order by n.id
                """, state.id);
        Map<Long, List<NodeState>> children = new HashMap<>();
        found.forEach(one -> children.computeIfAbsent(one.parentId, parent -> new ArrayList<>())
                .add(one));
        List<NodeState> downwards = new ArrayList<>(List.of(state));
        for (int next = 0; next < downwards.size(); next++) {
            downwards.addAll(children.getOrDefault(downwards.get(next).id, List.of()));
        }
        Collections.reverse(downwards);
        return downwards;
    }

    // ---- links

    ChildAssociationRef addChild(NodeState parent, NodeState child, QName assocType, QName assocName) {
        ChildAssociationDefinition assoc = childAssociation(assocType);
        String name = assoc.getDuplicateChildNamesAllowed() ? null : freeName(parent, assocType, nameOf(child), child);
        refuseCircle(parent, child, assocType, assocName);
        links.addSecondary(parent, child, assocType, assocName, name);
        store.changed(child);
        ChildAssociationRef made = new ChildAssociationRef(assocType, parent.ref, assocName, child.ref, false, -1);
        events.childAdded(parent, made, false);
        return made;
    }

    private void refuseCircle(NodeState parent, NodeState child, QName assocType, QName assocName) {
        store.flush();
        Boolean circle = store.jdbc().queryForObject("""
                with recursive up (id) as (
                  select ?::bigint
                  union
                  select p.parent_id from up u join (
                    select id as child_id, parent_id from emb_node where parent_id is not null
                    union all select child_id, parent_id from emb_child_assoc) p on p.child_id = u.id)
                select exists (select 1 from up where id = ?)
                """, Boolean.class, parent.id, child.id);
        if (Boolean.TRUE.equals(circle)) {
            throw new CyclicChildRelationshipException(
                    "The node " + child.ref + " would become its own descendant",
                    new ChildAssociationRef(assocType, parent.ref, assocName, child.ref));
        }
    }

    /**
     * Takes a child away: a secondary link is cut, a primary child is deleted. Returns false if there is no such link.
     */
    boolean removeChild(ChildAssociationRef ref) {
        NodeState parent = store.require(ref.getParentRef());
        NodeState child = store.require(ref.getChildRef());
        boolean isPrimary = Objects.equals(child.parentId, parent.id)
                && (ref.getTypeQName() == null || ref.getTypeQName().equals(child.assocType))
                && (ref.getQName() == null || ref.getQName().equals(child.assocName));
        if (isPrimary) {
            delete(child);
            return true;
        }
        return removeSecondary(parent, child, ref.getTypeQName(), ref.getQName());
    }

    boolean removeSecondary(NodeState parent, NodeState child, @Nullable QName type, @Nullable QName name) {
        boolean removed = false;
        for (NodeLinks.Secondary link : links.secondary(parent.id, child.id)) {
            if ((type == null || type.equals(link.type())) && (name == null || name.equals(link.name()))) {
                ChildAssociationRef ref = secondary(parent, child, link);
                events.removingChild(parent, ref);
                links.removeSecondary(link.id());
                store.changed(child);
                events.childRemoved(parent, ref);
                removed = true;
            }
        }
        return removed;
    }

    List<ChildAssociationRef> parents(NodeState state) {
        List<ChildAssociationRef> all = new ArrayList<>();
        if (state.parentId != null) {
            all.add(primary(state));
        }
        for (NodeLinks.Secondary link : links.secondaryParents(state.id)) {
            NodeState parent = store.byId(link.parentId());
            if (parent != null) {
                all.add(new ChildAssociationRef(link.type(), parent.ref, link.name(), state.ref, false, -1));
            }
        }
        return all;
    }

    AssociationRef link(NodeState source, NodeState target, QName type) {
        AssociationDefinition assoc = dictionary.getAssociation(type);
        if (assoc == null || assoc.isChild()) {
            throw new AlfrescoRuntimeException("The dictionary has no association " + type);
        }
        if (!assoc.isTargetMany() && !links.targets(source, type).isEmpty()) {
            throw new IntegrityException(List.of("association " + type + " of " + source.ref + " takes one target"));
        }
        if (assoc.getSourceClass().isAspect()
                && !source.aspects.contains(assoc.getSourceClass().getName())) {
            addAspect(source, assoc.getSourceClass().getName(), null, true);
        }
        AssociationRef made = links.link(source, target, type);
        store.changed(source);
        events.linked(source, made);
        return made;
    }

    boolean unlink(NodeState source, NodeState target, QName type) {
        AssociationRef ref = new AssociationRef(source.ref, type, target.ref);
        events.unlinking(source, ref);
        if (links.unlink(source, target, type) == 0) {
            return false;
        }
        store.changed(source);
        events.unlinked(source, ref);
        return true;
    }

    /** Makes the list the targets, in its order. */
    void setLinks(NodeState source, QName type, List<NodeRef> targets) {
        Set<NodeRef> wanted = new LinkedHashSet<>(targets);
        for (AssociationRef known : links.targets(source, type)) {
            if (!wanted.remove(known.getTargetRef())) {
                unlink(source, store.require(known.getTargetRef()), type);
            }
        }
        wanted.forEach(target -> link(source, store.require(target), type));
        links.order(source, type, targets.stream().map(store::require).toList());
    }
}
