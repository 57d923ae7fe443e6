package org.vanthu.moving;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.alfresco.model.ContentModel;
import org.alfresco.repo.policy.BehaviourFilter;
import org.alfresco.repo.version.VersionBaseModel;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.AccessPermission;
import org.alfresco.service.cmr.security.AccessStatus;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.cmr.version.Version;
import org.alfresco.service.cmr.version.VersionHistory;
import org.alfresco.service.cmr.version.VersionService;
import org.alfresco.service.cmr.version.VersionType;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.vanthu.shared.ConflictException;

/**
 * Nodes with their files, versions and own permissions. Ids, creators and times stay; no behaviour runs, because what
 * behaviours did once is in the properties and tables that move.
 *
 * <p>Versions are made anew in their order with their files, properties, labels and words; who changed the document and
 * when is in their properties. That they were frozen by the mover at the time of the move is what the public API cannot
 * hide.
 */
final class NodeStage implements Stage {

    private static final int MOST = 100;

    private final NodeWalk walk;
    private final NodeStates states;
    private final NodeService nodeService;
    private final VersionService versionService;
    private final PermissionService permissionService;
    private final BehaviourFilter behaviours;

    NodeStage(
            NodeWalk walk,
            NodeStates states,
            NodeService nodeService,
            VersionService versionService,
            PermissionService permissionService,
            BehaviourFilter behaviours) {
        this.walk = walk;
        this.states = states;
        this.nodeService = nodeService;
        this.versionService = versionService;
        this.permissionService = permissionService;
        this.behaviours = behaviours;
    }

    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public String kind(ObjectNode item) {
        return "node "
                + QName.createQName(item.path("state").path("type").asText()).getLocalName();
    }

    @Override
    public Portion read(String after, ContentSink contents) {
        NodeWalk.Walker walker = walk.after(after);
        List<ObjectNode> items = new ArrayList<>();
        String last = after;
        while (items.size() < MOST && !contents.isFull()) {
            Optional<NodeWalk.Step> step = walker.next();
            if (step.isEmpty()) {
                return new Portion(items, null);
            }
            items.add(item(step.get().node(), contents));
            last = step.get().path();
        }
        return new Portion(items, last);
    }

    private ObjectNode item(NodeRef node, ContentSink contents) {
        ChildAssociationRef parent = nodeService.getPrimaryParent(node);
        ObjectNode item = MoveJson.object()
                .put("id", node.getId())
                .put(
                        "parent",
                        parent.getParentRef().equals(walk.root())
                                ? ""
                                : parent.getParentRef().getId())
                .put("name", parent.getQName().toString())
                .put("as", parent.getTypeQName().toString())
                .put("inherits", permissionService.getInheritParentPermissions(node));
        ArrayNode permissions = item.putArray("permissions");
        for (String one : new TreeSet<>(permissionService.getAllSetPermissions(node).stream()
                .filter(AccessPermission::isSetDirectly)
                .map(NodeStage::text)
                .toList())) {
            permissions.add(one);
        }
        ArrayNode versions = item.putArray("versions");
        for (Version version : versions(node)) {
            versions.addObject()
                    .put("label", version.getVersionLabel())
                    .put("type", String.valueOf(version.getVersionType()))
                    .put("description", version.getDescription())
                    .set("state", states.frozen(version.getFrozenStateNodeRef(), contents));
        }
        item.set("state", states.living(node, contents));
        return item;
    }

    private static String text(AccessPermission entry) {
        return entry.getAccessStatus() + "\t" + entry.getPermission() + "\t" + entry.getAuthority();
    }

    private List<Version> versions(NodeRef node) {
        VersionHistory history = versionService.getVersionHistory(node);
        if (history == null) {
            return List.of();
        }
        List<Version> oldestFirst = new ArrayList<>(history.getAllVersions());
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }

    @Override
    public void write(List<ObjectNode> items, ContentSource contents) {
        behaviours.disableBehaviour();
        try {
            items.forEach(item -> make(item, contents));
        } finally {
            behaviours.enableBehaviour();
        }
    }

    private void make(ObjectNode item, ContentSource contents) {
        JsonNode state = item.path("state");
        String parent = item.path("parent").asText();
        Map<QName, Serializable> first = new HashMap<>();
        first.put(ContentModel.PROP_NODE_UUID, item.path("id").asText());
        first.put(ContentModel.PROP_NAME, property(state, ContentModel.PROP_NAME));
        NodeRef node = nodeService
                .createNode(
                        parent.isEmpty() ? walk.root() : NodeWalk.ref(parent),
                        QName.createQName(item.path("as").asText()),
                        QName.createQName(item.path("name").asText()),
                        QName.createQName(state.path("type").asText()),
                        first)
                .getChildRef();
        Map<String, ContentData> written = new HashMap<>();
        for (JsonNode version : item.path("versions")) {
            states.apply(node, version.path("state"), contents, written, false);
            freeze(node, version);
        }
        states.apply(node, state, contents, written, true);
        permissionService.setInheritParentPermissions(
                node, item.path("inherits").asBoolean());
        for (JsonNode entry : item.path("permissions")) {
            String[] parts = entry.asText().split("\t", -1);
            permissionService.setPermission(node, parts[2], parts[1], parts[0].equals(AccessStatus.ALLOWED.toString()));
        }
    }

    private static @Nullable Serializable property(JsonNode state, QName name) {
        return PropertyJson.read(state.path("properties").path(name.toString()));
    }

    private void freeze(NodeRef node, JsonNode version) {
        Map<String, Serializable> about = new HashMap<>();
        about.put(
                VersionBaseModel.PROP_VERSION_TYPE,
                VersionType.valueOf(version.path("type").asText()));
        if (version.path("description").isTextual()) {
            about.put(Version.PROP_DESCRIPTION, version.path("description").asText());
        }
        String label = versionService.createVersion(node, about).getVersionLabel();
        if (!label.equals(version.path("label").asText())) {
            throw new ConflictException(
                    "moving.error.label", version.path("label").asText(), node.getId(), label);
        }
    }
}
