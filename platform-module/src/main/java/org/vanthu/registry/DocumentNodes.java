package org.vanthu.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.dictionary.DictionaryService;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.alfresco.util.GUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.vanthu.files.FileReport;
import org.vanthu.numbering.DocumentNumber;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.NotFoundException;

/** Nodes of incoming documents: made from a file or from a captured node, and read back as fields. */
final class DocumentNodes {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final NodeService nodeService;
    private final ContentService contentService;
    private final PermissionService permissionService;
    private final DictionaryService dictionaryService;
    private final OwnChanges own;

    /**
     * @param nodeService the public bean: it checks the rights of the person
     * @param permissionService the inner bean, used elevated
     */
    DocumentNodes(
            NodeService nodeService,
            ContentService contentService,
            PermissionService permissionService,
            DictionaryService dictionaryService,
            OwnChanges own) {
        this.nodeService = nodeService;
        this.contentService = contentService;
        this.permissionService = permissionService;
        this.dictionaryService = dictionaryService;
        this.own = own;
    }

    /** Creates the node of a document in the folder. */
    NodeRef create(NodeRef folder, QName type, String fileName, Map<QName, Serializable> properties) {
        String id = GUID.generate();
        Map<QName, Serializable> all = new HashMap<>(properties);
        String name = id.substring(0, 8) + "-" + fileName;
        all.put(ContentModel.PROP_NAME, name);
        all.put(ContentModel.PROP_NODE_UUID, id);
        QName assocName = QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, QName.createValidLocalName(name));
        return own.make(() -> nodeService
                .createNode(folder, ContentModel.ASSOC_CONTAINS, assocName, type, all)
                .getChildRef());
    }

    /** Stores the file as the content of the node. */
    void store(NodeRef node, FileReport report, Path file) {
        ContentWriter writer = contentService.getWriter(node, ContentModel.PROP_CONTENT, true);
        writer.setMimetype(report.type().mimetype());
        writer.setEncoding("UTF-8");
        own.make(() -> writer.putContent(file.toFile()));
    }

    /** Makes a captured or stored node a document of the type, with the properties, readable by the agency. */
    void promote(NodeRef node, QName type, Map<QName, Serializable> properties) {
        own.make(() -> {
            if (!dictionaryService.isSubClass(nodeService.getType(node), type)) {
                nodeService.setType(node, type);
            }
            nodeService.addProperties(node, properties);
        });
    }

    /** Lets the staff of the agency read the node: the rights of its folder hold. */
    void open(NodeRef node) {
        Elevation.asSystem("a registered document is read by the staff of its agency", () -> {
            if (!permissionService.getInheritParentPermissions(node)) {
                permissionService.deletePermissions(node);
                permissionService.setInheritParentPermissions(node, true);
            }
        });
    }

    /**
     * Has everything written so far in this transaction reach the database, files included. What follows the taking of
     * a number is then a few rows, and other clerks wait that much shorter. ACS writes at once; an engine that gathers
     * changes must write them to tell the transaction of the node's row.
     */
    void settle(NodeRef node) {
        nodeService.getNodeStatus(node);
    }

    void set(NodeRef node, Map<QName, Serializable> properties) {
        own.make(() -> nodeService.addProperties(node, properties));
    }

    boolean exists(NodeRef node) {
        return nodeService.exists(node);
    }

    boolean isDocument(NodeRef node) {
        return dictionaryService.isSubClass(nodeService.getType(node), ContentModel.TYPE_CONTENT);
    }

    Map<QName, Serializable> properties(NodeRef node) {
        return nodeService.getProperties(node);
    }

    /** @throws NotFoundException if the node is no document, or belongs to another agency */
    void requireOwn(NodeRef node, String agency) {
        if (!exists(node) || !isDocument(node)) {
            throw new NotFoundException("registry.error.no-document", node.getId());
        }
        String owner = text(node, RegistryModel.PROP_AGENCY);
        if (owner != null && !owner.equals(agency)) {
            throw new NotFoundException("registry.error.no-document", node.getId());
        }
    }

    @Nullable
    String text(NodeRef node, QName property) {
        return (String) nodeService.getProperty(node, property);
    }

    Optional<Instant> created(NodeRef node) {
        return Optional.ofNullable((Date) nodeService.getProperty(node, ContentModel.PROP_CREATED))
                .map(Date::toInstant);
    }

    static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The properties that hold the fields. */
    static Map<QName, Serializable> of(Incoming in) {
        Map<QName, Serializable> properties = new HashMap<>();
        properties.put(RegistryModel.PROP_NUMBER, in.number().text());
        properties.put(RegistryModel.PROP_CODE_NUMBER, in.number().number());
        properties.put(RegistryModel.PROP_CODE_NOTATION, in.number().notation());
        properties.put(RegistryModel.PROP_ISSUED_DATE, date(in.issuedDate()));
        properties.put(RegistryModel.PROP_ISSUER_NAME, in.issuerName());
        properties.put(RegistryModel.PROP_ISSUER_CODE, in.issuerCode());
        properties.put(RegistryModel.PROP_TYPE_CODE, in.typeCode());
        properties.put(RegistryModel.PROP_TYPE_NAME, in.typeName());
        properties.put(RegistryModel.PROP_SUBJECT, in.subject());
        properties.put(RegistryModel.PROP_URGENCY, in.urgency());
        properties.put(RegistryModel.PROP_LANGUAGE, in.language());
        properties.put(RegistryModel.PROP_PAGE_AMOUNT, in.pageAmount());
        properties.put(RegistryModel.PROP_ORIGIN, in.origin());
        properties.put(RegistryModel.PROP_SOURCE, in.source());
        properties.put(RegistryModel.PROP_SIGNER_NAME, in.signerName());
        properties.put(RegistryModel.PROP_SIGNER_POSITION, in.signerPosition());
        properties.put(RegistryModel.PROP_SIGNER_COMPETENCE, in.signerCompetence());
        properties.put(RegistryModel.PROP_RECIPIENTS, new ArrayList<>(in.recipients()));
        properties.put(RegistryModel.PROP_NOTE, in.note());
        properties.put(RegistryModel.PROP_TO_PLACES, in.toPlaces());
        properties.put(RegistryModel.PROP_DUE_DATE, date(in.dueDate()));
        return properties;
    }

    /** The fields that the properties of a node hold. */
    static IncomingFields fields(Map<QName, Serializable> p) {
        return new IncomingFields(
                string(p, RegistryModel.PROP_NUMBER),
                string(p, RegistryModel.PROP_CODE_NUMBER),
                string(p, RegistryModel.PROP_CODE_NOTATION),
                localDate(p.get(RegistryModel.PROP_ISSUED_DATE)),
                string(p, RegistryModel.PROP_ISSUER_NAME),
                string(p, RegistryModel.PROP_ISSUER_CODE),
                string(p, RegistryModel.PROP_TYPE_CODE),
                string(p, RegistryModel.PROP_SUBJECT),
                (Integer) p.get(RegistryModel.PROP_URGENCY),
                string(p, RegistryModel.PROP_LANGUAGE),
                (Integer) p.get(RegistryModel.PROP_PAGE_AMOUNT),
                string(p, RegistryModel.PROP_ORIGIN),
                string(p, RegistryModel.PROP_SOURCE),
                string(p, RegistryModel.PROP_SIGNER_NAME),
                string(p, RegistryModel.PROP_SIGNER_POSITION),
                string(p, RegistryModel.PROP_SIGNER_COMPETENCE),
                strings(p.get(RegistryModel.PROP_RECIPIENTS)),
                string(p, RegistryModel.PROP_TO_PLACES),
                string(p, RegistryModel.PROP_NOTE),
                localDate(p.get(RegistryModel.PROP_DUE_DATE)),
                null,
                string(p, RegistryModel.PROP_DOCUMENT_ID));
    }

    /** The fields of a stored node, with what a rule gives where the node has nothing. */
    IncomingFields fieldsWithDefaults(NodeRef node, @Nullable String issuerName, @Nullable String typeCode) {
        Map<QName, Serializable> properties = new HashMap<>(nodeService.getProperties(node));
        Serializable name = properties.get(ContentModel.PROP_NAME);
        Serializable title = properties.get(ContentModel.PROP_TITLE);
        properties.putIfAbsent(
                RegistryModel.PROP_SUBJECT,
                title == null ? String.valueOf(name).replaceFirst("\\.[^.]*$", "") : title.toString());
        if (issuerName != null) {
            properties.putIfAbsent(RegistryModel.PROP_ISSUER_NAME, issuerName);
        }
        if (typeCode != null) {
            properties.putIfAbsent(RegistryModel.PROP_TYPE_CODE, typeCode);
        }
        return fields(properties);
    }

    /** A name for a document without file: its number with signs that a name may have. */
    static String nameOf(DocumentNumber number) {
        String name = number.text().replaceAll("[^\\p{L}\\p{N}-]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "van-ban" : name;
    }

    static @Nullable Date date(@Nullable LocalDate date) {
        return date == null ? null : Date.from(date.atStartOfDay(ZONE).toInstant());
    }

    private static @Nullable LocalDate localDate(@Nullable Serializable date) {
        return date == null ? null : ((Date) date).toInstant().atZone(ZONE).toLocalDate();
    }

    private static @Nullable String string(Map<QName, Serializable> properties, QName name) {
        Serializable value = properties.get(name);
        return value == null ? null : value.toString();
    }

    private static List<String> strings(@Nullable Serializable value) {
        return value instanceof Collection<?> many
                ? many.stream().map(String::valueOf).toList()
                : List.of();
    }
}
