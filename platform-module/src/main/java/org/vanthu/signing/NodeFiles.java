package org.vanthu.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.permissions.AccessDeniedException;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.shared.NotFoundException;

/** Files of documents, as temporary files that the caller deletes. */
final class NodeFiles {

    private final ContentService contentService;

    /** @param contentService the public bean: it checks the rights of the person */
    NodeFiles(ContentService contentService) {
        this.contentService = contentService;
    }

    /**
     * @throws AccessDeniedException if the person may not read the document
     * @throws NotFoundException if it has no file ({@code signing.error.no-file})
     */
    Path copy(NodeRef node) {
        ContentReader reader = contentService.getReader(node, ContentModel.PROP_CONTENT);
        if (reader == null || !reader.exists()) {
            throw new NotFoundException("signing.error.no-file");
        }
        Path file = temporary();
        try (InputStream in = reader.getContentInputStream()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            delete(file);
            throw new UncheckedIOException(e);
        }
    }

    static Path temporary() {
        try {
            return Files.createTempFile("vanthu-signing-", ".pdf");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
