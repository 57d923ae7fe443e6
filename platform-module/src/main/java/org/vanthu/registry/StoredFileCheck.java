package org.vanthu.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.QName;
import org.vanthu.files.FileClass;
import org.vanthu.files.FileGuard;
import org.vanthu.files.FileReport;
import org.vanthu.shared.InvalidInputException;

/**
 * Judges the file of a node that did not come in through an entrance of ours, such as one put into a folder with a
 * rule, and notes its hash and pages on the node.
 */
final class StoredFileCheck {

    private final NodeService nodeService;
    private final ContentService contentService;
    private final FileGuard fileGuard;

    /** Both services are the public beans: they check the rights of the person. */
    StoredFileCheck(NodeService nodeService, ContentService contentService, FileGuard fileGuard) {
        this.nodeService = nodeService;
        this.contentService = contentService;
        this.fileGuard = fileGuard;
    }

    /**
     * Checks the content. A node without content passes; paper documents are registered without a file.
     *
     * @return what to note on the node; nothing where capture has noted the hash of what came in
     * @throws InvalidInputException if the file is refused ({@code files.error.…})
     */
    Map<QName, Serializable> check(NodeRef document) {
        ContentReader reader = contentService.getReader(document, ContentModel.PROP_CONTENT);
        if (reader == null || !reader.exists()) {
            return Map.of();
        }
        String name = Objects.toString(nodeService.getProperty(document, ContentModel.PROP_NAME), "");
        try (InputStream content = reader.getContentInputStream()) {
            Path file = fileGuard.spool(content, name);
            try {
                FileReport report = fileGuard.check(FileClass.MAIN, name, file);
                if (nodeService.getProperty(document, RegistryModel.PROP_SHA256) != null) {
                    return Map.of();
                }
                Map<QName, Serializable> properties = new HashMap<>();
                properties.put(RegistryModel.PROP_SHA256, DocumentNodes.sha256(file));
                if (report.pages() > 0) {
                    properties.put(RegistryModel.PROP_PAGE_AMOUNT, report.pages());
                }
                return properties;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
