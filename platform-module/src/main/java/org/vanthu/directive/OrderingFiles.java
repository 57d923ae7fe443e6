package org.vanthu.directive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.function.Consumer;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.vanthu.outgoing.OutgoingDocuments;
import org.vanthu.registry.Attachments;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.NotFoundException;

/** The files of documents that order work, as they go to those who must do it. */
final class OrderingFiles {

    private static final String WHY = "a document that orders work goes to those who must do it";

    private final OutgoingDocuments outgoing;
    private final Attachments attachments;
    private final NodeService nodeService;
    private final ContentService contentService;

    /** The services are the inner beans. */
    OrderingFiles(
            OutgoingDocuments outgoing,
            Attachments attachments,
            NodeService nodeService,
            ContentService contentService) {
        this.outgoing = outgoing;
        this.attachments = attachments;
        this.nodeService = nodeService;
        this.contentService = contentService;
    }

    /** A copy of the file; the caller closes it. */
    OutgoingDocuments.Copy copy(Origin origin) {
        return origin.isDraft() ? outgoing.copy(origin.nodeId()) : stored(RegistryService.ref(origin.nodeId()));
    }

    /** Hands out copies of what goes beside it, one after the other: appendices, or files that came beside it. */
    void eachBeside(Origin origin, Consumer<OutgoingDocuments.Copy> use) {
        if (origin.isDraft()) {
            outgoing.eachBeside(origin.nodeId(), use);
            return;
        }
        for (NodeRef part : attachments.nodes(RegistryService.ref(origin.nodeId()))) {
            try (OutgoingDocuments.Copy copy = stored(part)) {
                use.accept(copy);
            }
        }
    }

    private OutgoingDocuments.Copy stored(NodeRef node) {
        return Elevation.asSystem(WHY, () -> {
            ContentReader reader = contentService.getReader(node, ContentModel.PROP_CONTENT);
            if (reader == null || !reader.exists()) {
                throw new NotFoundException("directive.error.no-document", node.getId());
            }
            try {
                Path file = Files.createTempFile("vanthu-directive-", ".bin");
                try (InputStream in = reader.getContentInputStream()) {
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                }
                String name = Objects.toString(nodeService.getProperty(node, ContentModel.PROP_NAME), node.getId());
                return new OutgoingDocuments.Copy(name, reader.getMimetype(), file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
