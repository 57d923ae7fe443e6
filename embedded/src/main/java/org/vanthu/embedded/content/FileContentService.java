package org.vanthu.embedded.content;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.FileStore;
import java.nio.file.Files;

import org.alfresco.repo.content.MimetypeMap;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.dictionary.DataTypeDefinition;
import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.cmr.dictionary.InvalidTypeException;
import org.alfresco.service.cmr.dictionary.PropertyDefinition;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.ContentIOException;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Reads and writes the content properties of nodes in the file store. */
final class FileContentService implements ContentService {
    private final NodeService nodeService;
    private final FileContentStore store;
    private final FileContentWriter.Parts parts;
    private final DictionaryService dictionary;
    private final ContentPolicies policies;
    private final RetryingTransactionHelper transactions;

    FileContentService(
            NodeService nodeService,
            DictionaryService dictionary,
            FileContentStore store,
            FileContentWriter.Parts parts,
            ContentPolicies policies,
            RetryingTransactionHelper transactions) {
        this.nodeService = nodeService;
        this.dictionary = dictionary;
        this.store = store;
        this.parts = parts;
        this.policies = policies;
        this.transactions = transactions;
    }

    @Override
    public long getStoreFreeSpace() {
        try {
            return fileStore().getUsableSpace();
        } catch (IOException e) {
            throw new ContentIOException("The free space of the content store cannot be read", e);
        }
    }

    @Override
    public long getStoreTotalSpace() {
        try {
            return fileStore().getTotalSpace();
        } catch (IOException e) {
            throw new ContentIOException("The size of the content store cannot be read", e);
        }
    }

    private FileStore fileStore() throws IOException {
        return Files.getFileStore(store.root());
    }

    @Override
    public ContentReader getRawReader(String contentUrl) {
        var reader = new FileContentReader(contentUrl, store.fileOrNone(contentUrl));
        reader.setMimetype(MimetypeMap.MIMETYPE_BINARY);
        return reader;
    }

    @Override
    public @Nullable ContentReader getReader(NodeRef nodeRef, QName propertyQName) {
        ContentData data = data(nodeRef, propertyQName);
        if (data == null || data.getContentUrl() == null) {
            return null;
        }
        policies.onRead(nodeRef);
        return new FileContentReader(data, store.file(data.getContentUrl()));
    }

    @Override
    public ContentWriter getWriter(@Nullable NodeRef nodeRef, @Nullable QName propertyQName, boolean update) {
        var writer = new FileContentWriter(store.newUrl(), parts);
        if (nodeRef == null || propertyQName == null) {
            return writer;
        }
        ContentData before = data(nodeRef, propertyQName);
        if (before != null) {
            writer.describe(before);
        }
        if (update) {
            writer.addListener(() -> transactions.doInTransaction(() -> {
                nodeService.setProperty(nodeRef, propertyQName, writer.getContentData());
                return true;
            }));
        }
        return writer;
    }

    @Override
    public ContentWriter getTempWriter() {
        return new FileContentWriter(store.newUrl(), parts);
    }

    private @Nullable ContentData data(NodeRef nodeRef, QName property) {
        Serializable value = nodeService.getProperty(nodeRef, property);
        PropertyDefinition definition = value == null ? dictionary.getProperty(property) : null;
        if ((value != null && !(value instanceof ContentData)) || (definition != null && !holdsContent(definition))) {
            throw new InvalidTypeException("The property is not content: " + property, property);
        }
        return (ContentData) value;
    }

    private static boolean holdsContent(PropertyDefinition property) {
        QName type = property.getDataType().getName();
        return type.equals(DataTypeDefinition.CONTENT) || type.equals(DataTypeDefinition.ANY);
    }
}
