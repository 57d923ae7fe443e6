package org.vanthu.dossier;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.OwnableService;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.alfresco.util.GUID;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.AgencyFolders;
import org.vanthu.organization.GroupNames;
import org.vanthu.organization.Role;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.Json;

/**
 * The nodes of dossiers, for whoever comes through another door than the desk: a folder that is read by those who take
 * part and changed by nobody, tied to its documents. The rights of the person were checked before.
 */
final class DossierNodes {

    private final NodeService nodeService;
    private final PermissionService permissionService;
    private final Agencies agencies;
    private final AgencyFolders folders;

    /** Both services are the inner beans, used elevated. */
    DossierNodes(
            NodeService nodeService, PermissionService permissionService, Agencies agencies, AgencyFolders folders) {
        this.nodeService = nodeService;
        this.permissionService = permissionService;
        this.agencies = agencies;
        this.folders = folders;
    }

    static String newId() {
        return GUID.generate();
    }

    void create(Dossier dossier) {
        NodeRef day =
                folders.day(agencies.folder(dossier.agency()), LocalDate.ofInstant(dossier.openedAt(), Json.ZONE));
        Elevation.asSystem("a new dossier", () -> {
            Map<QName, Serializable> properties = properties(dossier);
            properties.put(ContentModel.PROP_NODE_UUID, dossier.id());
            // otherwise who opened it could do everything with the node, and still after it was handed over
            properties.put(ContentModel.PROP_OWNER, OwnableService.NO_OWNER);
            // whole: of a hundred thousand dossiers that are taken in on one day, some begin alike
            String name = "ho-so-" + dossier.id();
            properties.put(ContentModel.PROP_NAME, name);
            NodeRef node = nodeService
                    .createNode(
                            day,
                            ContentModel.ASSOC_CONTAINS,
                            QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, name),
                            DossierModel.TYPE_DOSSIER,
                            properties)
                    .getChildRef();
            permissionService.setInheritParentPermissions(node, false);
        });
        permit(dossier, List.of());
    }

    void update(Dossier dossier) {
        Elevation.asSystem(
                "a dossier is changed", () -> nodeService.addProperties(ref(dossier.id()), properties(dossier)));
    }

    /** Changes some properties of a dossier. */
    void update(String id, Map<QName, Serializable> properties) {
        Elevation.asSystem("a dossier is changed", () -> nodeService.addProperties(ref(id), properties));
    }

    /** Lets those who take part read the node, archivists once it is ended, and nobody else. */
    void permit(Dossier dossier, List<DossierPeople.Person> people) {
        NodeRef node = ref(dossier.id());
        Elevation.asSystem("who takes part in a dossier", () -> {
            permissionService.deletePermissions(node);
            permit(node, dossier.owner());
            permit(node, GroupNames.role(dossier.agency(), Role.LEADER));
            people.forEach(person -> permit(node, person.userName()));
            if (!dossier.isRunning()) {
                permit(node, GroupNames.role(dossier.agency(), Role.ARCHIVIST));
            }
            if (dossier.kind().equals(Dossier.UNIT) && dossier.unit() != null) {
                permit(node, GroupNames.unit(dossier.agency(), dossier.unit()));
            }
        });
    }

    /** Lets archivists read the node of an ended dossier, or no longer; nothing else about it is changed. */
    void permitArchivists(Dossier dossier) {
        NodeRef node = ref(dossier.id());
        String archivists = GroupNames.role(dossier.agency(), Role.ARCHIVIST);
        Elevation.asSystem("a dossier was ended or opened again", () -> {
            if (dossier.isRunning()) {
                permissionService.deletePermission(node, archivists, PermissionService.CONSUMER);
            } else {
                permit(node, archivists);
            }
        });
    }

    private void permit(NodeRef node, String authority) {
        permissionService.setPermission(node, authority, PermissionService.CONSUMER, true);
    }

    /** Makes the node of a paper inside the dossier's own: read by whoever reads that, changed by nobody. */
    String createPaper(String dossier, DossierPapers.Paper paper) {
        String id = newId();
        Map<QName, Serializable> properties = new HashMap<>();
        String name = id.substring(0, 8) + "-" + paper.fileName();
        properties.put(ContentModel.PROP_NODE_UUID, id);
        properties.put(ContentModel.PROP_NAME, name);
        properties.put(ContentModel.PROP_TITLE, paper.title());
        properties.put(ContentModel.PROP_OWNER, OwnableService.NO_OWNER);
        Map<QName, Serializable> facts = new HashMap<>();
        facts.put(DossierModel.PROP_PAPER_KIND, paper.kind());
        facts.put(
                DossierModel.PROP_PAPER_DATE,
                paper.date() == null
                        ? null
                        : Date.from(paper.date().atStartOfDay(Json.ZONE).toInstant()));
        facts.put(DossierModel.PROP_AUTHOR, paper.author());
        facts.put(DossierModel.PROP_PAGES, paper.pages());
        facts.put(DossierModel.PROP_SHA256, paper.sha256());
        Elevation.asSystem("a paper is put into a dossier", () -> {
            NodeRef node = nodeService
                    .createNode(
                            ref(dossier),
                            ContentModel.ASSOC_CONTAINS,
                            QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, QName.createValidLocalName(name)),
                            ContentModel.TYPE_CONTENT,
                            properties)
                    .getChildRef();
            nodeService.addAspect(node, DossierModel.ASPECT_PAPER, facts);
        });
        return id;
    }

    /** Whether the node is a paper that lies in the dossier itself. */
    boolean isPaperOf(String dossier, String nodeId) {
        return Elevation.asSystem(
                "where a paper lies",
                () -> nodeService.exists(ref(nodeId))
                        && nodeService.hasAspect(ref(nodeId), DossierModel.ASPECT_PAPER)
                        && nodeService
                                .getPrimaryParent(ref(nodeId))
                                .getParentRef()
                                .equals(ref(dossier)));
    }

    void add(String dossier, String document) {
        Elevation.asSystem(
                "a document is put into a dossier",
                () -> nodeService.createAssociation(ref(dossier), ref(document), DossierModel.ASSOC_CONTAINS));
    }

    void remove(String dossier, String document) {
        Elevation.asSystem("a document is taken out of a dossier", () -> {
            if (nodeService.exists(ref(document))) {
                nodeService.removeAssociation(ref(dossier), ref(document), DossierModel.ASSOC_CONTAINS);
            }
        });
    }

    static NodeRef ref(String id) {
        return RegistryService.ref(id);
    }

    private static Map<QName, Serializable> properties(Dossier dossier) {
        Map<QName, Serializable> properties = new HashMap<>();
        properties.put(ContentModel.PROP_TITLE, dossier.title());
        properties.put(DossierModel.PROP_AGENCY, dossier.agency());
        properties.put(DossierModel.PROP_CODE, dossier.code());
        properties.put(DossierModel.PROP_YEAR, dossier.year());
        properties.put(DossierModel.PROP_KIND, dossier.kind());
        properties.put(DossierModel.PROP_STATE, dossier.state());
        properties.put(DossierModel.PROP_UNIT, dossier.unit());
        properties.put(DossierModel.PROP_OWNER, dossier.owner());
        properties.put(DossierModel.PROP_RETENTION, dossier.retention());
        properties.put(DossierModel.PROP_OPENED_AT, Date.from(dossier.openedAt()));
        properties.put(DossierModel.PROP_ENDED_AT, dossier.endedAt() == null ? null : Date.from(dossier.endedAt()));
        return properties;
    }
}
