package org.vanthu.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.repository.ContentReader;
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
import org.vanthu.organization.Agencies;
import org.vanthu.organization.AgencyFolders;
import org.vanthu.registry.RegistryModel;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;

/**
 * Nodes of outgoing documents and of their files. They have rights of their own until the document is issued: those who
 * handle it may read, and nobody changes them but this feature. All calls are elevated; the caller has checked that the
 * person handles the document.
 */
final class OutgoingNodes {

    private static final String REASON = "an outgoing document is changed by the steps of its process only";

    private final NodeService nodeService;
    private final ContentService contentService;
    private final PermissionService permissionService;
    private final Agencies agencies;
    private final AgencyFolders folders;
    private final Clock clock;

    /** The services are the inner beans. */
    OutgoingNodes(
            NodeService nodeService,
            ContentService contentService,
            PermissionService permissionService,
            Agencies agencies,
            AgencyFolders folders,
            Clock clock) {
        this.nodeService = nodeService;
        this.contentService = contentService;
        this.permissionService = permissionService;
        this.agencies = agencies;
        this.folders = folders;
        this.clock = clock;
    }

    /** Creates the node of a draft that only the drafter may read. */
    NodeRef create(String agency, String drafter, DraftFields fields) {
        Map<QName, Serializable> properties = of(fields);
        properties.put(RegistryModel.PROP_AGENCY, agency);
        properties.put(RegistryModel.PROP_STATE, OutgoingState.DRAFT.code());
        properties.put(OutgoingModel.PROP_DRAFTER, drafter);
        NodeRef node = closed(agency, RegistryModel.TYPE_OUTGOING_DOCUMENT, "van-ban-di", properties);
        letRead(node, drafter);
        return node;
    }

    /** Stores a file as a node of its own, which is never written again. */
    NodeRef store(Outgoing document, String kind, int ordinal, String name, String mimetype, Path file) {
        Map<QName, Serializable> properties = new HashMap<>();
        properties.put(OutgoingModel.PROP_DOCUMENT, document.nodeId());
        properties.put(OutgoingModel.PROP_KIND, kind);
        properties.put(OutgoingModel.PROP_ORDINAL, ordinal);
        NodeRef node = closed(document.agency(), ContentModel.TYPE_CONTENT, name, properties);
        write(node, mimetype, file);
        letRead(node, document.drafter());
        return node;
    }

    /** Makes the file the content of the document, as those who read it see it. */
    void show(NodeRef document, OutgoingFile file) {
        Path copy = copy(file.ref());
        try {
            write(document, file.mimetype(), copy);
            set(
                    document,
                    Map.of(RegistryModel.PROP_SHA256, file.sha256(), RegistryModel.PROP_PAGE_AMOUNT, file.pages()));
        } finally {
            delete(copy);
        }
    }

    private void write(NodeRef node, String mimetype, Path file) {
        Elevation.asSystem(REASON, () -> {
            ContentWriter writer = contentService.getWriter(node, ContentModel.PROP_CONTENT, true);
            writer.setMimetype(mimetype);
            writer.setEncoding("UTF-8");
            writer.putContent(file.toFile());
        });
    }

    void set(NodeRef node, Map<QName, ? extends @Nullable Serializable> properties) {
        Map<QName, Serializable> all = new HashMap<>(properties);
        Elevation.asSystem(REASON, () -> nodeService.addProperties(node, all));
    }

    void addAspect(NodeRef node, QName aspect, Map<QName, ? extends @Nullable Serializable> properties) {
        Map<QName, Serializable> all = new HashMap<>(properties);
        Elevation.asSystem(REASON, () -> nodeService.addAspect(node, aspect, all));
    }

    /** Has everything written so far reach the database, before a number is taken. */
    void settle(NodeRef node) {
        Elevation.asSystem(REASON, () -> nodeService.getNodeStatus(node));
    }

    /** Lets a person read the node. */
    void letRead(NodeRef node, String userName) {
        Elevation.asSystem(
                REASON, () -> permissionService.setPermission(node, userName, PermissionService.CONSUMER, true));
    }

    /** Lets the staff of the agency read the node: it was issued. */
    void open(NodeRef node) {
        Elevation.asSystem("an issued document is read by the staff of its agency", () -> {
            permissionService.deletePermissions(node);
            permissionService.setInheritParentPermissions(node, true);
        });
    }

    /** Opens the content of a node. */
    ContentReader read(NodeRef node) {
        ContentReader reader =
                Elevation.asSystem(REASON, () -> contentService.getReader(node, ContentModel.PROP_CONTENT));
        if (reader == null || !reader.exists()) {
            throw new NotFoundException("outgoing.error.no-file", node.getId());
        }
        return reader;
    }

    /** Copies content to a temporary file that the caller deletes. */
    Path copy(NodeRef node) {
        ContentReader reader = read(node);
        try {
            Path file = Files.createTempFile("vanthu-outgoing-", ".bin");
            try (InputStream in = reader.getContentInputStream()) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private NodeRef closed(String agency, QName type, String fileName, Map<QName, Serializable> properties) {
        NodeRef folder = folders.day(agencies.folder(agency), LocalDate.now(clock.withZone(Json.ZONE)));
        return Elevation.asSystem(REASON, () -> {
            String id = GUID.generate();
            String name = id.substring(0, 8) + "-" + fileName;
            Map<QName, Serializable> all = new HashMap<>(properties);
            all.put(ContentModel.PROP_NAME, name);
            all.put(ContentModel.PROP_NODE_UUID, id);
            // whoever creates a node owns it and could change it with any tool
            all.put(ContentModel.PROP_OWNER, AuthenticationUtil.getSystemUserName());
            QName assocName =
                    QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, QName.createValidLocalName(name));
            NodeRef node = nodeService
                    .createNode(folder, ContentModel.ASSOC_CONTAINS, assocName, type, all)
                    .getChildRef();
            permissionService.setInheritParentPermissions(node, false);
            return node;
        });
    }

    /** The properties that hold what people entered. */
    static Map<QName, Serializable> of(DraftFields f) {
        Map<QName, Serializable> properties = new HashMap<>();
        properties.put(RegistryModel.PROP_TYPE_CODE, f.typeCode());
        properties.put(RegistryModel.PROP_TYPE_NAME, f.typeName());
        properties.put(RegistryModel.PROP_SUBJECT, f.subject());
        properties.put(RegistryModel.PROP_URGENCY, f.urgency());
        properties.put(RegistryModel.PROP_LANGUAGE, f.language());
        properties.put(RegistryModel.PROP_SIGNER_POSITION, f.signerPosition());
        properties.put(RegistryModel.PROP_SIGNER_COMPETENCE, f.competence());
        properties.put(RegistryModel.PROP_NOTE, f.note().isEmpty() ? null : f.note());
        properties.put(OutgoingModel.PROP_UNIT, f.unit());
        properties.put(OutgoingModel.PROP_MODE, f.mode());
        properties.put(OutgoingModel.PROP_WIDE, f.wide());
        properties.put(OutgoingModel.PROP_REPLY_DUE, date(f.replyDue()));
        return properties;
    }

    static @Nullable Date date(@Nullable LocalDate date) {
        return date == null ? null : Date.from(date.atStartOfDay(Json.ZONE).toInstant());
    }
}
