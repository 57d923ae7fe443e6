package org.vanthu.organization;

import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.vanthu.embedded.EmbeddedRepository;

/** Makes agencies, people and files for tests; the caller is the system user in a transaction. */
public final class OrganizationFixture {
    private OrganizationFixture() {}

    public static Agency agency(EmbeddedRepository repository, String code, boolean complaintsRefused) {
        return repository
                .bean(Agencies.class)
                .create(new AgencyForm(
                        code,
                        "Sở Mẫu " + code,
                        null,
                        "SM",
                        "Mẫu Sơn",
                        "department",
                        null,
                        code,
                        complaintsRefused,
                        null,
                        true,
                        null));
    }

    /** Turns the switch of an agency by which letters of complaint are refused. */
    public static Agency refuseComplaints(EmbeddedRepository repository, String code) {
        Agencies agencies = repository.bean(Agencies.class);
        Agency agency = agencies.get(code);
        return agencies.update(
                code,
                new AgencyForm(
                        code, agency.name(), null, "SM", "Mẫu Sơn", "department", null, code, true, null, true, null));
    }

    public static Object clerk(EmbeddedRepository repository, String agency, String userName) {
        return account(repository, agency, userName, "clerk");
    }

    public static Object person(EmbeddedRepository repository, String agency, String userName) {
        return account(repository, agency, userName, "specialist");
    }

    private static Object account(EmbeddedRepository repository, String agency, String userName, String role) {
        return repository
                .bean(Accounts.class)
                .create(new AccountForm(userName, "Nguyễn Văn " + userName, null, null, null, agency, List.of(role)));
    }

    public static NodeRef folder(
            EmbeddedRepository repository,
            String agency,
            String name,
            QName aspect,
            Map<QName, Serializable> properties) {
        NodeService nodes = repository.bean("nodeService", NodeService.class);
        NodeRef folder = create(nodes, repository.bean(Agencies.class).folder(agency), ContentModel.TYPE_FOLDER, name);
        nodes.addAspect(folder, aspect, properties);
        return folder;
    }

    public static NodeRef file(EmbeddedRepository repository, NodeRef folder, String name, byte[] content) {
        NodeRef file =
                create(repository.bean("nodeService", NodeService.class), folder, ContentModel.TYPE_CONTENT, name);
        ContentWriter writer = repository
                .bean("contentService", ContentService.class)
                .getWriter(file, ContentModel.PROP_CONTENT, true);
        writer.setMimetype("application/pdf");
        writer.putContent(new ByteArrayInputStream(content));
        return file;
    }

    /** Documents under the folders of days. */
    public static long countDocuments(EmbeddedRepository repository, String agency) {
        return count(
                repository.bean("nodeService", NodeService.class),
                repository.bean(Agencies.class).folder(agency));
    }

    private static long count(NodeService nodes, NodeRef folder) {
        long count = 0;
        for (ChildAssociationRef child : nodes.getChildAssocs(folder)) {
            boolean isFolder = nodes.getType(child.getChildRef()).equals(ContentModel.TYPE_FOLDER);
            count += isFolder ? count(nodes, child.getChildRef()) : 1;
        }
        return count;
    }

    private static NodeRef create(NodeService nodes, NodeRef parent, QName type, String name) {
        Map<QName, Serializable> properties = new HashMap<>();
        properties.put(ContentModel.PROP_NAME, name);
        QName assoc = QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, QName.createValidLocalName(name));
        return nodes.createNode(parent, ContentModel.ASSOC_CONTAINS, assoc, type, properties)
                .getChildRef();
    }
}
