package org.vanthu.directive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.vanthu.outgoing.OutgoingDocuments;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.NotFoundException;

/** The files of documents that order work, as they go to those who must do it. */
final class OrderingFiles {

    private static final String WHY = "a document that orders work goes to those who must do it";

    private final OutgoingDocuments outgoing;
    private final NodeService nodeService;
    private final ContentService contentService;

    /** The services are the inner beans. */
    OrderingFiles(OutgoingDocuments outgoing, NodeService nodeService, ContentService contentService) {
        this.outgoing = outgoing;
        this.nodeService = nodeService;
        this.contentService = contentService;
    }

    /** A copy of the file; the caller closes it. */
    OutgoingDocuments.Copy copy(Origin origin) {
        return origin.isDraft() ? outgoing.copy(origin.nodeId()) : entered(origin.nodeId());
    }

    private OutgoingDocuments.Copy entered(String nodeId) {
        NodeRef node = RegistryService.ref(nodeId);
        return Elevation.asSystem(WHY, () -> {
            ContentReader reader = contentService.getReader(node, ContentModel.PROP_CONTENT);
            if (reader == null || !reader.exists()) {
                throw new NotFoundException("directive.error.no-document", nodeId);
            }
            try {
                Path file = Files.createTempFile("vanthu-directive-", ".bin");
                try (InputStream in = reader.getContentInputStream()) {
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                }
                String name = Objects.toString(nodeService.getProperty(node, ContentModel.PROP_NAME), nodeId);
                return new OutgoingDocuments.Copy(name, reader.getMimetype(), file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
