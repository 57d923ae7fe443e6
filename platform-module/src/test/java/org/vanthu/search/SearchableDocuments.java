package org.vanthu.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.repo.transaction.RetryingTransactionHelper;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.vanthu.embedded.EmbeddedRepository;
import org.vanthu.registry.RegistryModel;

/** Documents to search in, made without the registry so that a test says what stands in them. */
final class SearchableDocuments {

    private final EmbeddedRepository repository;
    private final NodeService nodes;
    private final ContentService contents;
    private final RetryingTransactionHelper transactions;
    private final Map<String, NodeRef> byName = new LinkedHashMap<>();

    SearchableDocuments(EmbeddedRepository repository) {
        this.repository = repository;
        this.nodes = repository.bean("nodeService", NodeService.class);
        this.contents = repository.bean("contentService", ContentService.class);
        this.transactions = repository.bean("retryingTransactionHelper", RetryingTransactionHelper.class);
    }

    /** Lines of a resource without comments, cut at the strokes. */
    static List<String[]> lines(String resource) {
        try (InputStream in =
                Objects.requireNonNull(SearchableDocuments.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the documents of {@code documents.txt} and waits until they are indexed with their texts. */
    void load() {
        asAdmin(() -> {
            NodeRef folder = folder();
            long arrival = 1000;
            for (String[] line : lines("documents.txt")) {
                Map<QName, Serializable> properties = new HashMap<>();
                properties.put(RegistryModel.PROP_NUMBER, line[1]);
                properties.put(RegistryModel.PROP_ISSUER_NAME, line[2]);
                properties.put(RegistryModel.PROP_TYPE_CODE, line[3]);
                properties.put(RegistryModel.PROP_TYPE_NAME, line[4]);
                properties.put(RegistryModel.PROP_SUBJECT, line[5]);
                properties.put(RegistryModel.PROP_ARRIVAL_NUMBER, ++arrival);
                properties.put(RegistryModel.PROP_REGISTER_YEAR, 2026);
                properties.put(RegistryModel.PROP_STATE, "registered");
                properties.put(RegistryModel.PROP_AGENCY, "H99");
                properties.put(
                        RegistryModel.PROP_ISSUED_DATE, new Date(1_790_000_000_000L + (arrival / 2) * 86_400_000L));
                byName.put(line[0], create(folder, line[0], properties, line[6]));
            }
            return null;
        });
        await();
    }

    NodeRef folder() {
        NodeRef root = nodes.getRootNode(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE);
        String name = "searched" + System.nanoTime();
        return nodes.createNode(
                        root,
                        ContentModel.ASSOC_CHILDREN,
                        QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, name),
                        ContentModel.TYPE_FOLDER,
                        Map.of(ContentModel.PROP_NAME, name))
                .getChildRef();
    }

    /** Makes a document as if it had been registered; as the system, because nobody else forges one. */
    NodeRef create(NodeRef folder, String name, Map<QName, Serializable> properties, String text) {
        return AuthenticationUtil.runAsSystem(() -> createNow(folder, name, properties, text));
    }

    private NodeRef createNow(NodeRef folder, String name, Map<QName, Serializable> properties, String text) {
        Map<QName, Serializable> all = new HashMap<>(properties);
        all.put(ContentModel.PROP_NAME, name + ".txt");
        NodeRef node = nodes.createNode(
                        folder,
                        ContentModel.ASSOC_CONTAINS,
                        QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, name),
                        RegistryModel.TYPE_INCOMING_DOCUMENT,
                        all)
                .getChildRef();
        if (!text.isEmpty()) {
            ContentWriter writer = contents.getWriter(node, ContentModel.PROP_CONTENT, true);
            writer.setMimetype("text/plain");
            writer.setEncoding("UTF-8");
            writer.putContent(text);
        }
        return node;
    }

    <T> T asAdmin(Supplier<T> work) {
        return AuthenticationUtil.runAs(() -> transactions.doInTransaction(work::get, false, true), "admin");
    }

    /** Waits until all nodes and their texts are in the index. */
    void await() {
        IndexedTexts.await(repository);
    }

    String name(String nodeId) {
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue().getId().equals(nodeId))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(nodeId);
    }

    NodeRef node(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }
}
