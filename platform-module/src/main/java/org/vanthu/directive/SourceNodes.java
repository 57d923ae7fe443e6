package org.vanthu.directive;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.alfresco.util.GUID;
import org.vanthu.files.FileReport;
import org.vanthu.organization.Agencies;
import org.vanthu.organization.AgencyFolders;
import org.vanthu.registry.RegistryModel;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.Json;

/** Keeps the files of documents that were entered, in the folder of the day, read by the staff of the agency. */
final class SourceNodes {

    private final NodeService nodeService;
    private final ContentService contentService;
    private final Agencies agencies;
    private final AgencyFolders folders;

    /** The services are the inner beans. */
    SourceNodes(NodeService nodeService, ContentService contentService, Agencies agencies, AgencyFolders folders) {
        this.nodeService = nodeService;
        this.contentService = contentService;
        this.agencies = agencies;
        this.folders = folders;
    }

    /** The caller has checked that the person may enter documents of the agency. */
    String create(String agency, LocalDate day, FileReport report, Path file, SourceForm form) {
        NodeRef folder = folders.day(agencies.folder(agency), day);
        return Elevation.asSystem("who follows directives enters the document that orders them", () -> {
            String id = GUID.generate();
            String name = id.substring(0, 8) + "-" + report.fileName();
            Map<QName, Serializable> properties = new HashMap<>();
            properties.put(ContentModel.PROP_NAME, name);
            properties.put(ContentModel.PROP_NODE_UUID, id);
            // whoever creates a node owns it and could change it with any tool
            properties.put(ContentModel.PROP_OWNER, AuthenticationUtil.getSystemUserName());
            properties.put(RegistryModel.PROP_AGENCY, agency);
            properties.put(RegistryModel.PROP_STATE, "registered");
            properties.put(RegistryModel.PROP_NUMBER, form.number());
            properties.put(RegistryModel.PROP_SUBJECT, form.subject());
            properties.put(RegistryModel.PROP_SIGNER_NAME, form.signerName());
            LocalDate date = form.date();
            if (date != null) {
                properties.put(
                        RegistryModel.PROP_ISSUED_DATE,
                        Date.from(date.atStartOfDay(Json.ZONE).toInstant()));
            }
            QName assocName =
                    QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, QName.createValidLocalName(name));
            NodeRef node = nodeService
                    .createNode(folder, ContentModel.ASSOC_CONTAINS, assocName, RegistryModel.TYPE_DOCUMENT, properties)
                    .getChildRef();
            ContentWriter writer = contentService.getWriter(node, ContentModel.PROP_CONTENT, true);
            writer.setMimetype(report.type().mimetype());
            writer.setEncoding("UTF-8");
            writer.putContent(file.toFile());
            return id;
        });
    }
}
