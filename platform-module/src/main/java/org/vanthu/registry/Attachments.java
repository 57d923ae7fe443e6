package org.vanthu.registry;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.QName;
import org.alfresco.service.namespace.RegexQNamePattern;
import org.jspecify.annotations.Nullable;

/** The files that came beside documents and belong to them. Reads only, in the caller's transaction. */
public final class Attachments {
    private final NodeService nodeService;

    /** @param nodeService the public bean answers as far as the person may read, the inner one about everything */
    public Attachments(NodeService nodeService) {
        this.nodeService = nodeService;
    }

    /**
     * A file beside a document.
     *
     * @param nodeId its node
     * @param pages 0 where it has none
     */
    public record Attachment(
            String nodeId,
            String name,
            String mimetype,
            long sizeBytes,
            int pages,
            @Nullable String sha256) {}

    /** The nodes of the attachments of a document, in the order in which they came. */
    public List<NodeRef> nodes(NodeRef document) {
        return nodeService
                .getChildAssocs(document, RegistryModel.ASSOC_ATTACHMENTS, RegexQNamePattern.MATCH_ALL)
                .stream()
                .map(ChildAssociationRef::getChildRef)
                .toList();
    }

    /** The attachments of a document. */
    public List<Attachment> of(NodeRef document) {
        return nodes(document).stream().map(this::attachment).toList();
    }

    /** The attachment of a document with the given node. */
    public Optional<Attachment> find(NodeRef document, String nodeId) {
        return nodes(document).stream()
                .filter(node -> node.getId().equals(nodeId))
                .map(this::attachment)
                .findFirst();
    }

    private Attachment attachment(NodeRef node) {
        Map<QName, Serializable> properties = nodeService.getProperties(node);
        Optional<ContentData> content = Optional.ofNullable((ContentData) properties.get(ContentModel.PROP_CONTENT));
        Integer pages = (Integer) properties.get(RegistryModel.PROP_PAGE_AMOUNT);
        return new Attachment(
                node.getId(),
                Objects.toString(properties.get(ContentModel.PROP_NAME), node.getId()),
                content.map(ContentData::getMimetype).orElse("application/octet-stream"),
                content.map(ContentData::getSize).orElse(0L),
                pages == null ? 0 : pages,
                (String) properties.get(RegistryModel.PROP_SHA256));
    }
}
