package org.vanthu.reporting;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.version.VersionHistory;
import org.alfresco.service.cmr.version.VersionService;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.vanthu.shared.NotFoundException;

/** Opens the files of a document: the one people read, an earlier version of it, or the untouched source. */
final class DocumentFiles {

    private static final QName ORIGINAL = QName.createQName("http://www.vanthu.org/model/capture/1.0", "original");

    private final ContentService contentService;
    private final VersionService versionService;

    /** Both are the public beans: they check the rights of the person. */
    DocumentFiles(ContentService contentService, VersionService versionService) {
        this.contentService = contentService;
        this.versionService = versionService;
    }

    /**
     * @param version the label of a version, or null for the present one
     * @throws NotFoundException if there is no such file ({@code reporting.error.no-file})
     */
    ContentReader open(NodeRef document, @Nullable String version) {
        NodeRef node = document;
        VersionHistory history = version == null ? null : versionService.getVersionHistory(document);
        if (version != null && history != null) {
            node = history.getVersion(version).getFrozenStateNodeRef();
        }
        return reader(node, ContentModel.PROP_CONTENT, document);
    }

    /** The untouched source: the digitised original, or the file itself where there is no other. */
    ContentReader original(NodeRef document) {
        ContentReader original = contentService.getReader(document, ORIGINAL);
        return original != null && original.exists() ? original : reader(document, ContentModel.PROP_CONTENT, document);
    }

    /** Only what no browser runs is shown in place; anything else is saved. */
    static boolean isShownInPlace(String mimetype) {
        return mimetype.equals("application/pdf")
                || mimetype.equals("image/jpeg")
                || mimetype.equals("image/png")
                || mimetype.equals("text/plain");
    }

    /** Copies content to a temporary file that the caller deletes. */
    static Path copy(ContentReader reader) throws IOException {
        Path file = Files.createTempFile("vanthu-file-", ".bin");
        try (InputStream in = reader.getContentInputStream()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private ContentReader reader(NodeRef node, QName property, NodeRef document) {
        ContentReader reader = contentService.getReader(node, property);
        if (reader == null || !reader.exists()) {
            throw new NotFoundException("reporting.error.no-file", document.getId());
        }
        return reader;
    }
}
