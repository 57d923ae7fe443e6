package org.vanthu.exchange.outbox;

import java.io.IOException;
import java.io.InputStream;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentService;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.Elevation;

/** The bytes of what is sent, from the nodes that hold them. */
final class NodeContents {

    private final ContentService contentService;
    private final RetryingTransactionHelper transactions;

    NodeContents(ContentService contentService, RetryingTransactionHelper transactions) {
        this.contentService = contentService;
        this.transactions = transactions;
    }

    /** @throws IOException if the node or its content is gone */
    InputStream open(String nodeId) throws IOException {
        ContentReader reader = Elevation.asSystem(
                "whoever released the message could read the file; the worker sends it later",
                () -> transactions.doInTransaction(
                        () -> contentService.getReader(RegistryService.ref(nodeId), ContentModel.PROP_CONTENT),
                        true,
                        true));
        if (reader == null || !reader.exists()) {
            throw new IOException("no content: " + nodeId);
        }
        return reader.getContentInputStream();
    }
}
