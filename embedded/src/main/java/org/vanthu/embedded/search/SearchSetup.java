package org.vanthu.embedded.search;

import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.search.SearchService;
import org.alfresco.service.namespace.NamespacePrefixResolver;
import org.alfresco.service.namespace.QName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.embedded.node.NodeRow;
import org.vanthu.embedded.node.NodeStore;

/**
 * Puts the parts of the search together. Started when all models are known, closed with the repository. Without an
 * index nothing is built and nothing followed.
 */
public final class SearchSetup implements AutoCloseable {
    /** The value of {@code index.subsystem.name} with which ACS has no index. */
    private static final String NO_INDEX = "noindex";

    private final boolean indexed;
    private final JdbcClient jdbc;
    private final SearchEngine engine;
    private final TextExtractor extractor;
    private final TextStore texts;
    private final NodeStore nodes;
    private final FieldCatalog catalog;

    /**
     * Puts the parts together.
     *
     * @param subsystem {@code noindex} to answer from the database alone, as ACS does then; anything else is the index
     * @param maxTextBytes larger files are found by their properties only
     * @param maxTextChars as much of a text is indexed
     * @param textTimeout a file that takes longer to read is found by its properties only
     */
    public SearchSetup(
            String subsystem,
            JdbcClient jdbc,
            NodeStore nodes,
            ContentService contentService,
            DictionaryService dictionary,
            NamespacePrefixResolver namespaces,
            Path folder,
            long maxTextBytes,
            int maxTextChars,
            Duration textTimeout) {
        this.indexed = !subsystem.equals(NO_INDEX);
        this.jdbc = jdbc;
        this.nodes = nodes;
        this.texts = new TextStore(jdbc);
        this.catalog = new FieldCatalog(dictionary, namespaces);
        TextExtractor[] reading = new TextExtractor[1];
        ChangeFeed feed = new JdbcChangeFeed(jdbc, nodes, texts, () -> reading[0].wake());
        this.engine = new SearchEngine(feed, new DocumentMapper(catalog), folder);
        this.extractor = new TextExtractor(
                texts,
                url -> content(contentService, url),
                new TextExtractor.Limits(maxTextBytes, maxTextChars, textTimeout),
                engine::wake);
        reading[0] = extractor;
    }

    /** Opens the index, where there is to be one, and begins to follow the database. */
    public void start() {
        if (indexed) {
            engine.start();
            extractor.start();
        }
    }

    /** The index, for its state and for building it again. */
    public SearchEngine engine() {
        return engine;
    }

    /** The service that answers queries. */
    public SearchService searchService(
            org.vanthu.embedded.security.ReadFilter readFilter, NodeService nodeService, Clock clock) {
        ReadFilter readable = new SecurityReadFilter(readFilter);
        NodeAccess access = new StoredNodes(nodes, nodeService);
        return indexed
                ? new LuceneSearchService(engine::index, catalog, readable, access, this::texts, clock)
                : new DatabaseSearchService(jdbc, nodes, catalog, readable, access);
    }

    private Map<NodeRef, String> texts(Collection<NodeRef> wanted) {
        Map<Long, NodeRef> byId = new HashMap<>();
        for (NodeRef node : wanted) {
            nodes.row(node).map(NodeRow::id).ifPresent(id -> byId.put(id, node));
        }
        Map<NodeRef, String> found = new HashMap<>();
        texts.find(byId.keySet()).forEach((id, text) -> {
            NodeRef node = byId.get(id);
            if (node != null && text.body() != null) {
                found.put(node, text.body());
            }
        });
        return found;
    }

    private static Optional<TextExtractor.Contents.Source> content(ContentService contentService, String url) {
        ContentReader reader = contentService.getRawReader(url);
        if (reader == null || !reader.exists()) {
            return Optional.empty();
        }
        return Optional.of(new TextExtractor.Contents.Source() {
            @Override
            public long sizeBytes() {
                return reader.getSize();
            }

            @Override
            public InputStream open() {
                return reader.getContentInputStream();
            }
        });
    }

    @Override
    public void close() {
        extractor.close();
        engine.close();
    }

    /** Nodes of the store, kept by the transaction that reads them. */
    record StoredNodes(NodeStore store, NodeService nodeService) implements NodeAccess {
        @Override
        public void prepare(Collection<NodeRef> wanted) {
            store.prepare(wanted);
        }

        @Override
        public Map<QName, Serializable> properties(NodeRef node) {
            return nodeService.exists(node) ? nodeService.getProperties(node) : Map.of();
        }

        @Override
        public ChildAssociationRef primaryParent(NodeRef node) {
            return nodeService.getPrimaryParent(node);
        }
    }
}
