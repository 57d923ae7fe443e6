package org.vanthu.capture.work;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.cmr.version.VersionHistory;
import org.alfresco.service.cmr.version.VersionService;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.apache.commons.codec.digest.DigestUtils;
import org.vanthu.capture.CaptureModel;
import org.vanthu.capture.folder.ScanFolder;
import org.vanthu.capture.intake.Intake;
import org.vanthu.capture.intake.Intake.Link;
import org.vanthu.capture.intake.Intake.Source;
import org.vanthu.files.FileNames;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.AgencyFolders;
import org.vanthu.organization.GroupNames;
import org.vanthu.organization.Role;
import org.vanthu.registry.NodePurge;
import org.vanthu.registry.RegistryModel;
import org.vanthu.shared.Json;

/**
 * The node of an entry: a {@code registry:document} in the folder of the day it came in, seen by the clerks of its
 * agency only until it is registered. Works in the caller's transaction and elevation.
 */
public final class CaptureNodes {
    private final NodeService nodeService;
    private final ContentService contentService;
    private final PermissionService permissionService;
    private final VersionService versionService;
    private final Agencies agencies;
    private final AgencyFolders folders;
    private final NodePurge purge;

    public CaptureNodes(
            NodeService nodeService,
            ContentService contentService,
            PermissionService permissionService,
            VersionService versionService,
            Agencies agencies,
            AgencyFolders folders) {
        this.nodeService = nodeService;
        this.contentService = contentService;
        this.permissionService = permissionService;
        this.versionService = versionService;
        this.agencies = agencies;
        this.folders = folders;
        this.purge = new NodePurge(nodeService, versionService);
    }

    /** The reference behind an id of the ledger. */
    public static NodeRef ref(String nodeId) {
        return new NodeRef(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE, nodeId);
    }

    /** Stores a file as a new node. */
    public NodeRef create(Intake intake, LocalDate day, Path content, String mimetype, String sha256, int pages) {
        NodeRef folder = folders.day(agencies.folder(intake.agency()), day);
        String name = freeName(folder, intake);
        Map<QName, Serializable> properties = new HashMap<>();
        properties.put(ContentModel.PROP_NAME, name);
        properties.put(RegistryModel.PROP_AGENCY, intake.agency());
        properties.put(RegistryModel.PROP_STATE, "awaitingCheck");
        properties.put(RegistryModel.PROP_SHA256, sha256);
        properties.put(RegistryModel.PROP_ORIGIN, "digitised");
        properties.put(
                RegistryModel.PROP_SOURCE,
                switch (intake.source().kind()) {
                    case Source.UPLOAD -> "upload";
                    case Source.EXCHANGE -> "exchange";
                    default -> "paper";
                });
        if (pages > 0) {
            properties.put(RegistryModel.PROP_PAGE_AMOUNT, pages);
        }
        NodeRef node = nodeService
                .createNode(
                        folder, ContentModel.ASSOC_CONTAINS, assocName(name), RegistryModel.TYPE_DOCUMENT, properties)
                .getChildRef();
        keepToClerks(node, intake.agency());
        nodeService.addAspect(node, CaptureModel.ASPECT_INTAKE, intakeProperties(intake));
        write(node, ContentModel.PROP_CONTENT, content, mimetype);
        keepVersions(node);
        return node;
    }

    private void keepToClerks(NodeRef node, String agency) {
        permissionService.setInheritParentPermissions(node, false);
        permissionService.setPermission(node, GroupNames.role(agency, Role.CLERK), PermissionService.COORDINATOR, true);
    }

    /** Puts a node that lay elsewhere where {@link #create} puts the nodes of the day it came in. */
    void takeHome(NodeRef node, Intake intake) {
        LocalDate day = LocalDate.ofInstant(intake.seenAt(), Json.ZONE);
        NodeRef folder = folders.day(agencies.folder(intake.agency()), day);
        String name = freeName(folder, intake);
        nodeService.setProperty(node, ContentModel.PROP_NAME, name);
        nodeService.moveNode(node, folder, ContentModel.ASSOC_CONTAINS, assocName(name));
        keepToClerks(node, intake.agency());
    }

    private static QName assocName(String name) {
        return QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, QName.createValidLocalName(name));
    }

    private Map<QName, Serializable> intakeProperties(Intake intake) {
        Map<QName, Serializable> properties = new HashMap<>();
        properties.put(CaptureModel.PROP_INTAKE_ID, Long.toString(intake.id()));
        properties.put(CaptureModel.PROP_RECEIVED_AT, Date.from(intake.seenAt()));
        return properties;
    }

    private String freeName(NodeRef folder, Intake intake) {
        String name = FileNames.stored(intake.fileName());
        if (nodeService.getChildByName(folder, ContentModel.ASSOC_CONTAINS, name) == null) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String mark = "-" + Long.toString(intake.id(), 36);
        return dot <= 0 ? name + mark : name.substring(0, dot) + mark + name.substring(dot);
    }

    /** Lets people read the node. */
    public void letRead(String nodeId, String authority) {
        permissionService.setPermission(ref(nodeId), authority, PermissionService.CONSUMER, true);
    }

    /** Whether the node is still there. */
    public boolean exists(String nodeId) {
        return nodeService.exists(ref(nodeId));
    }

    /** Makes the content of a new version; the content that came in is kept beside it, whatever happens later. */
    public void replaceContent(String nodeId, Path content, String mimetype) {
        NodeRef node = ref(nodeId);
        if (!nodeService.hasAspect(node, CaptureModel.ASPECT_DIGITISED)) {
            Serializable original = nodeService.getProperty(node, ContentModel.PROP_CONTENT);
            nodeService.addAspect(node, CaptureModel.ASPECT_DIGITISED, Map.of(CaptureModel.PROP_ORIGINAL, original));
        }
        write(node, ContentModel.PROP_CONTENT, content, mimetype);
        String name = Objects.toString(nodeService.getProperty(node, ContentModel.PROP_NAME), "");
        if (mimetype.equals("application/pdf") && !FileNames.extension(name).equals("pdf")) {
            int dot = name.lastIndexOf('.');
            String base = dot <= 0 ? name : name.substring(0, dot);
            NodeRef folder = nodeService.getPrimaryParent(node).getParentRef();
            boolean taken = nodeService.getChildByName(folder, ContentModel.ASSOC_CONTAINS, base + ".pdf") != null;
            String mark = taken ? "-" + nodeId.substring(0, 8) : "";
            nodeService.setProperty(node, ContentModel.PROP_NAME, base + mark + ".pdf");
        }
    }

    /** Notes how well the text was read. */
    public void noteText(String nodeId, double quality, int version, boolean bornDigital) {
        NodeRef node = ref(nodeId);
        nodeService.setProperty(node, CaptureModel.PROP_TEXT_QUALITY, quality);
        nodeService.setProperty(node, CaptureModel.PROP_TEXT_VERSION, version);
        if (bornDigital) {
            nodeService.setProperty(node, RegistryModel.PROP_ORIGIN, "electronic");
        }
    }

    /** Notes the number of pages after they were split or joined. */
    public void notePages(String nodeId, int pages) {
        nodeService.setProperty(ref(nodeId), RegistryModel.PROP_PAGE_AMOUNT, pages);
    }

    /** Mimetype of the file people read. */
    public String mimetype(String nodeId) {
        return reader(ref(nodeId), ContentModel.PROP_CONTENT).getMimetype();
    }

    /** Names the content people read now: another content has another address. */
    public String contentKey(String nodeId) {
        String url = reader(ref(nodeId), ContentModel.PROP_CONTENT).getContentUrl();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    /** Copies the file people read. */
    public void fetch(String nodeId, Path target) {
        reader(ref(nodeId), ContentModel.PROP_CONTENT).getContent(target.toFile());
    }

    /** Opens the file people read; the caller closes it. */
    public InputStream open(String nodeId) {
        return reader(ref(nodeId), ContentModel.PROP_CONTENT).getContentInputStream();
    }

    /** Reads the stored content back and reckons its hash. */
    public ScanFolder.Copied hash(String nodeId) {
        try (InputStream in = open(nodeId)) {
            return ScanFolder.hash(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes the node with all its versions, without a trace in the bin of deleted nodes. */
    public void purge(String nodeId) {
        purge.purge(ref(nodeId));
    }

    /**
     * Makes a registered document, whose file came in elsewhere, one of capture; its file becomes the first version.
     */
    void adopt(Intake intake) {
        NodeRef node = ref(intake.storedOrThrow().nodeId());
        nodeService.addAspect(node, CaptureModel.ASPECT_INTAKE, intakeProperties(intake));
        if (!nodeService.hasAspect(node, ContentModel.ASPECT_VERSIONABLE)) {
            keepVersions(node);
        }
    }

    private void keepVersions(NodeRef node) {
        nodeService.addAspect(
                node,
                ContentModel.ASPECT_VERSIONABLE,
                Map.of(
                        ContentModel.PROP_INITIAL_VERSION, true,
                        ContentModel.PROP_AUTO_VERSION, true,
                        ContentModel.PROP_AUTO_VERSION_PROPS, false));
    }

    /** The link with the number that the document was given. */
    Link numbered(String nodeId, Link link) {
        return new Link(
                link.duplicateOf(),
                link.duplicateNode(),
                (Long) nodeService.getProperty(ref(nodeId), RegistryModel.PROP_ARRIVAL_NUMBER),
                (Integer) nodeService.getProperty(ref(nodeId), RegistryModel.PROP_REGISTER_YEAR));
    }

    /** All names under which page pictures of the document may be kept: of the present file, the source, versions. */
    Set<String> pictureKeys(String nodeId) {
        Set<String> keys = new HashSet<>();
        NodeRef node = ref(nodeId);
        if (!nodeService.exists(node)) {
            return keys;
        }
        addKeys(node, keys);
        VersionHistory history = versionService.getVersionHistory(node);
        if (history != null) {
            history.getAllVersions().forEach(version -> addKeys(version.getFrozenStateNodeRef(), keys));
        }
        return keys;
    }

    private void addKeys(NodeRef node, Set<String> keys) {
        for (Serializable value : nodeService.getProperties(node).values()) {
            if (value instanceof ContentData data && ContentData.hasContent(data)) {
                String url = data.getContentUrl();
                keys.add(url.substring(url.lastIndexOf('/') + 1));
                keys.add(DigestUtils.sha256Hex(url));
            }
        }
    }

    private ContentReader reader(NodeRef node, QName property) {
        ContentReader reader = contentService.getReader(node, property);
        if (reader == null) {
            throw new IllegalStateException("node " + node.getId() + " has no content");
        }
        return reader;
    }

    private void write(NodeRef node, QName property, Path content, String mimetype) {
        ContentWriter writer = contentService.getWriter(node, property, true);
        writer.setMimetype(mimetype);
        writer.setEncoding("UTF-8");
        writer.putContent(content.toFile());
    }
}
