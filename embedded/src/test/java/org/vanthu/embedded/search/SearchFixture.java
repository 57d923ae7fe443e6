package org.vanthu.embedded.search;

import java.io.Serializable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.cmr.search.ResultSet;
import org.alfresco.service.cmr.search.SearchParameters;
import org.alfresco.service.cmr.search.SearchService;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.embedded.node.NodeStore;

/** An index of a test's own over the nodes of its repository, with a read filter that the test sets. */
final class SearchFixture {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    final NodeService nodes;
    final NodeAccess access;
    final RetryingTransactionHelper transactions;
    final JdbcClient jdbc;
    final TextStore texts;
    final FieldCatalog catalog;
    final DocumentMapper mapper;
    final ChangeFeed feed;
    Optional<ReadFilter.Rights> rights = Optional.empty();
    LuceneIndex index;
    IndexTracker tracker;
    LuceneSearchService service;

    SearchFixture(EmbeddedRepository repository) {
        nodes = repository.bean("nodeService", NodeService.class);
        access = new SearchSetup.StoredNodes(repository.bean("nodeStore", NodeStore.class), nodes);
        transactions = repository.bean("retryingTransactionHelper", RetryingTransactionHelper.class);
        jdbc = repository.bean("jdbcClient", JdbcClient.class);
        texts = new TextStore(jdbc);
        catalog = new FieldCatalog(
                repository.bean("dictionaryService", DictionaryService.class),
                repository.bean("namespaceService", NamespaceService.class));
        mapper = new DocumentMapper(catalog);
        feed = new JdbcChangeFeed(jdbc, repository.bean("nodeStore", NodeStore.class), texts, () -> {});
        use(LuceneIndex.open(new ByteBuffersDirectory(), mapper));
        index.advance(Position.start(feed.database(), feed.horizon()));
    }

    void use(LuceneIndex other) {
        index = other;
        tracker = new IndexTracker(feed, other);
        service =
                new LuceneSearchService(() -> index, catalog, () -> rights, access, this::contents, Clock.systemUTC());
    }

    private Map<NodeRef, String> contents(Collection<NodeRef> wanted) {
        Map<NodeRef, String> found = new HashMap<>();
        for (NodeRef node : wanted) {
            String body = texts.find(List.of(id(node))).values().stream()
                    .map(TextStore.Text::body)
                    .findFirst()
                    .orElse(null);
            if (body != null) {
                found.put(node, body);
            }
        }
        return found;
    }

    long id(NodeRef node) {
        return jdbc.sql("select id from emb_node where uuid = ?::uuid")
                .param(node.getId())
                .query(Long.class)
                .single();
    }

    <T> T inTransaction(Supplier<T> work) {
        AuthenticationUtil.setFullyAuthenticatedUser("clerk");
        return transactions.doInTransaction(work::get, false, true);
    }

    NodeRef folder() {
        return inTransaction(() -> create(
                nodes.getRootNode(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE),
                ContentModel.TYPE_FOLDER,
                "folder" + NUMBER.incrementAndGet(),
                Map.of()));
    }

    NodeRef create(NodeRef parent, QName type, String name, Map<QName, Serializable> properties) {
        Map<QName, Serializable> all = new HashMap<>(properties);
        all.put(ContentModel.PROP_NAME, name);
        QName assoc = ContentModel.TYPE_FOLDER.equals(type) && parent.equals(nodes.getRootNode(parent.getStoreRef()))
                ? ContentModel.ASSOC_CHILDREN
                : ContentModel.ASSOC_CONTAINS;
        return nodes.createNode(
                        parent, assoc, QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, name), type, all)
                .getChildRef();
    }

    /** A document whose title is searched. */
    NodeRef document(NodeRef folder, String title) {
        return inTransaction(() -> create(
                folder,
                ContentModel.TYPE_CONTENT,
                "doc" + NUMBER.incrementAndGet() + ".txt",
                Map.of(ContentModel.PROP_TITLE, title)));
    }

    SearchParameters request(String query) {
        SearchParameters parameters = new SearchParameters();
        parameters.addStore(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE);
        parameters.setLanguage(SearchService.LANGUAGE_FTS_ALFRESCO);
        parameters.setQuery(query);
        return parameters;
    }

    List<NodeRef> find(String query) {
        return find(request(query));
    }

    List<NodeRef> find(SearchParameters parameters) {
        return inTransaction(() -> {
            ResultSet found = service.query(parameters);
            return new ArrayList<>(found.getNodeRefs());
        });
    }
}
