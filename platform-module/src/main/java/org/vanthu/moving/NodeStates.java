package org.vanthu.moving;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.vanthu.shared.InvalidInputException;

/** Type, aspects, properties and files of a node as it is or as a version of it was. */
final class NodeStates {

    /** What a repository gives its nodes and versions by itself. */
    private static final String VERSIONS = "http://www.alfresco.org/model/versionstore/";

    private static final String TYPE = "type";
    private static final String ASPECTS = "aspects";
    private static final String PROPERTIES = "properties";
    static final String CONTENTS = "contents";
    private static final String FILE = "file";
    private static final Set<QName> LABELS = Set.of(ContentModel.PROP_VERSION_LABEL, ContentModel.PROP_VERSION_TYPE);

    private final NodeService nodeService;
    private final NodeService frozenNodeService;
    private final ContentService contentService;

    /**
     * @param nodeService one that gives texts in all their languages
     * @param frozenNodeService one that knows the store of versions
     */
    NodeStates(NodeService nodeService, NodeService frozenNodeService, ContentService contentService) {
        this.nodeService = nodeService;
        this.frozenNodeService = frozenNodeService;
        this.contentService = contentService;
    }

    ObjectNode living(NodeRef node, ContentSink contents) {
        return read(nodeService, node, contents);
    }

    /**
     * Without label and type of the version, which its history tells: what a frozen node says of them differs between
     * ACS, which freezes the type of the version before, and the embedded engine.
     */
    ObjectNode frozen(NodeRef node, ContentSink contents) {
        ObjectNode state = read(frozenNodeService, node, contents);
        ((ObjectNode) state.path(PROPERTIES))
                .remove(LABELS.stream().map(QName::toString).toList());
        return state;
    }

    private ObjectNode read(NodeService nodes, NodeRef node, ContentSink contents) {
        ObjectNode state = MoveJson.object().put(TYPE, nodes.getType(node).toString());
        ArrayNode aspects = state.putArray(ASPECTS);
        new TreeSet<>(nodes.getAspects(node).stream()
                        .filter(NodeStates::moves)
                        .map(QName::toString)
                        .toList())
                .forEach(aspects::add);
        ObjectNode properties = state.putObject(PROPERTIES);
        ObjectNode files = state.putObject(CONTENTS);
        Map<String, Serializable> sorted = new TreeMap<>();
        nodes.getProperties(node).forEach((name, value) -> {
            if (moves(name) && value != null) {
                sorted.put(name.toString(), value);
            }
        });
        sorted.forEach((name, value) -> {
            if (value instanceof ContentData data) {
                if (data.getContentUrl() != null) {
                    files.set(name, file(node, QName.createQName(name), data, contents));
                }
            } else {
                properties.set(name, PropertyJson.write(value));
            }
        });
        return state;
    }

    private ObjectNode file(NodeRef node, QName property, ContentData data, ContentSink contents) {
        return MoveJson.object()
                .put(FILE, contents.keep(contentService.getReader(node, property)))
                .put("mimetype", data.getMimetype())
                .put("encoding", data.getEncoding())
                .put("locale", String.valueOf(data.getLocale()))
                .put("size", data.getSize());
    }

    private static boolean moves(QName name) {
        String uri = name.getNamespaceURI();
        return !uri.equals(NamespaceService.SYSTEM_MODEL_1_0_URI) && !uri.startsWith(VERSIONS);
    }

    /**
     * Makes the node what the state says.
     *
     * @param written the files that this node has been given before, so that versions share them
     * @param labelled whether the state says which version the node is; else that stays
     */
    void apply(
            NodeRef node, JsonNode state, ContentSource contents, Map<String, ContentData> written, boolean labelled) {
        QName type = QName.createQName(state.path(TYPE).asText());
        if (!nodeService.getType(node).equals(type)) {
            nodeService.setType(node, type);
        }
        applyAspects(node, state);
        Map<QName, Serializable> before = nodeService.getProperties(node);
        Map<QName, Serializable> properties = new HashMap<>();
        before.forEach((name, value) -> {
            if (!moves(name) || (!labelled && LABELS.contains(name))) {
                properties.put(name, value);
            }
        });
        state.path(PROPERTIES).properties().forEach(one -> {
            QName name = QName.createQName(one.getKey());
            if (labelled || !LABELS.contains(name)) {
                properties.put(name, PropertyJson.read(one.getValue()));
            }
        });
        Set<String> fresh = new HashSet<>();
        state.path(CONTENTS).properties().forEach(one -> {
            ContentData known = written.get(one.getValue().path(FILE).asText());
            if (known == null) {
                fresh.add(one.getKey());
            } else {
                properties.put(QName.createQName(one.getKey()), known);
            }
        });
        nodeService.setProperties(node, properties);
        for (String property : fresh) {
            JsonNode file = state.path(CONTENTS).path(property);
            written.put(file.path(FILE).asText(), write(node, QName.createQName(property), file, contents));
        }
    }

    private void applyAspects(NodeRef node, JsonNode state) {
        Set<QName> wanted = new HashSet<>();
        state.path(ASPECTS).forEach(name -> wanted.add(QName.createQName(name.asText())));
        Set<QName> present = nodeService.getAspects(node);
        for (QName aspect : wanted) {
            if (!present.contains(aspect)) {
                nodeService.addAspect(node, aspect, new HashMap<>());
            }
        }
        for (QName aspect : present) {
            if (moves(aspect) && !wanted.contains(aspect) && !aspect.equals(ContentModel.ASPECT_VERSIONABLE)) {
                nodeService.removeAspect(node, aspect);
            }
        }
    }

    private ContentData write(NodeRef node, QName property, JsonNode file, ContentSource contents) {
        ContentWriter writer = contentService.getWriter(node, property, true);
        writer.setMimetype(file.path("mimetype").asText());
        writer.setEncoding(file.path("encoding").asText());
        writer.setLocale(PropertyJson.locale(file.path("locale").asText()));
        writer.putContent(contents.file(file.path(FILE).asText()).toFile());
        long size = file.path("size").asLong();
        if (writer.getSize() != size) {
            throw InvalidInputException.field(
                    "size", writer.getSize(), "moving.error.size", writer.getSize(), size, node.getId());
        }
        return (ContentData) java.util.Objects.requireNonNull(nodeService.getProperty(node, property));
    }
}
