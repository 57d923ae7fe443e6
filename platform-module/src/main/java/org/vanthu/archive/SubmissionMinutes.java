package org.vanthu.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.policy.ClassPolicyDelegate;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.ContentReader;
import org.alfresco.service.cmr.repository.ContentService;
import org.alfresco.service.cmr.repository.ContentWriter;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.OwnableService;
import org.alfresco.service.cmr.security.PermissionService;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.alfresco.util.GUID;
import org.vanthu.archive.Submission.Item;
import org.vanthu.organization.AgencyFolders;
import org.vanthu.organization.GroupNames;
import org.vanthu.organization.Role;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;
import org.vanthu.signing.SignatureVerifier;
import org.vanthu.signing.VerificationReport;

/**
 * The minutes of a hand-over with their list as a record of the archive: one PDF, stored under the day on which the
 * last dossier was decided, read by who gave and by archivists, changed by signatures only. Callers have checked the
 * rights.
 *
 * @see "Decree 30/2020/NĐ-CP, article 30.3 and Appendix V"
 */
final class SubmissionMinutes {

    private static final String WHY = "minutes of a hand-over are a record of the archive";

    private final SubmissionTable table;
    private final SubmissionForms forms;
    private final AgencyFolders folders;
    private final NodeService nodeService;
    private final ContentService contentService;
    private final PermissionService permissionService;
    private final SignatureVerifier verifier;
    private final ArchiveSite site;
    private final ClassPolicyDelegate<ArchivePolicies.OnMinutes> onMinutes;

    /** The services of the repository are the inner beans, used elevated. */
    SubmissionMinutes(
            SubmissionTable table,
            SubmissionForms forms,
            AgencyFolders folders,
            NodeService nodeService,
            ContentService contentService,
            PermissionService permissionService,
            SignatureVerifier verifier,
            ArchiveSite site,
            PolicyComponent policyComponent) {
        this.table = table;
        this.forms = forms;
        this.folders = folders;
        this.nodeService = nodeService;
        this.contentService = contentService;
        this.permissionService = permissionService;
        this.verifier = verifier;
        this.site = site;
        this.onMinutes = policyComponent.registerClassPolicy(ArchivePolicies.OnMinutes.class);
    }

    /** Makes the record of a submission of which everything is decided, and writes its id into the row. */
    void make(Submission done) {
        byte[] pdf = forms.record(done);
        NodeRef node = ArchiveDossiers.ref(GUID.generate());
        Elevation.asSystem(WHY, () -> create(done, node));
        table.change(done, Sql.map("minutes", node.getId()));
        write(done, node, writer -> writer.putContent(new ByteArrayInputStream(pdf)), "");
        site.record(done.agency(), "archive.minutes", done.id(), node.getId());
    }

    private void create(Submission done, NodeRef node) {
        String name = "bien-ban-giao-nhan-" + done.accession() + "-" + node.getId() + ".pdf";
        Map<QName, Serializable> properties = new HashMap<>();
        properties.put(ContentModel.PROP_NODE_UUID, node.getId());
        properties.put(ContentModel.PROP_NAME, name);
        properties.put(ContentModel.PROP_TITLE, "Biên bản giao nhận hồ sơ, tài liệu, lần nộp " + done.accession());
        properties.put(ContentModel.PROP_OWNER, OwnableService.NO_OWNER);
        NodeRef day = folders.day(site.agencies().folder(done.agency()), LocalDate.ofInstant(site.now(), Json.ZONE));
        nodeService.createNode(
                day,
                ContentModel.ASSOC_CONTAINS,
                QName.createQName(NamespaceService.CONTENT_MODEL_1_0_URI, name),
                ContentModel.TYPE_CONTENT,
                properties);
        permissionService.setInheritParentPermissions(node, false);
        for (String reader : List.of(done.giver(), GroupNames.role(done.agency(), Role.ARCHIVIST))) {
            permissionService.setPermission(node, reader, PermissionService.CONSUMER, true);
        }
        nodeService.addAspect(
                node, ArchiveModel.ASPECT_RECORD, Map.of(ArchiveModel.PROP_KEPT_SINCE, Date.from(site.now())));
    }

    /** Lets a person read the minutes that he or she is about to sign. */
    void permit(NodeRef node, String userName) {
        Elevation.asSystem(
                "who signs reads",
                () -> permissionService.setPermission(node, userName, PermissionService.CONSUMER, true));
    }

    /** Puts the signed file in the place of the one before. */
    void sign(Submission one, NodeRef node, Path signed, String by) {
        write(one, node, writer -> writer.putContent(signed.toFile()), by);
    }

    private void write(Submission one, NodeRef node, Consumer<ContentWriter> content, String signature) {
        ArchiveWrites.allow(() -> Elevation.asSystem(WHY, () -> {
            ContentWriter writer = contentService.getWriter(node, ContentModel.PROP_CONTENT, true);
            writer.setMimetype("application/pdf");
            writer.setEncoding("UTF-8");
            content.accept(writer);
        }));
        List<String> dossiers = table.items(one.id()).stream()
                .filter(item -> Submissions.ACCEPTED.equals(item.result()))
                .map(Item::dossier)
                .toList();
        onMinutes
                .get(node, ContentModel.TYPE_CONTENT)
                .onMinutes(node, new ArchivePolicies.HandedOver(one.id(), one.agency(), dossiers, signature));
    }

    /** Writes the file. */
    void copy(NodeRef node, OutputStream out) throws IOException {
        try (InputStream in = reader(node).getContentInputStream()) {
            in.transferTo(out);
        }
    }

    /** What verification finds of the signatures now. */
    VerificationReport verify(NodeRef node) {
        try {
            Path file = Files.createTempFile("vanthu-minutes-", ".pdf");
            try (InputStream in = reader(node).getContentInputStream()) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                return verifier.verify(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ContentReader reader(NodeRef node) {
        ContentReader reader = Elevation.asSystem(WHY, () -> contentService.getReader(node, ContentModel.PROP_CONTENT));
        if (reader == null || !reader.exists()) {
            throw new NotFoundException("archive.error.no-file", node.getId());
        }
        return reader;
    }
}
