package org.vanthu.archive;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.QName;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.vanthu.dossier.DossierModel;
import org.vanthu.dossier.Dossiers;
import org.vanthu.registry.RegistryModel;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.Json;

/** What is in a dossier as the archive sees it; the caller has checked that the person may know. */
final class DossierContents {

    private final Dossiers dossiers;
    private final NodeService nodeService;

    /** @param nodeService the inner bean, used elevated */
    DossierContents(Dossiers dossiers, NodeService nodeService) {
        this.dossiers = dossiers;
        this.nodeService = nodeService;
    }

    /**
     * A document of a dossier.
     *
     * @param sha256 as it was registered, or empty
     * @param mimetype of the file, or empty where there is none
     * @param shown number, or title where it has none
     */
    record Entry(
            NodeRef node,
            boolean exists,
            String sha256,
            String mimetype,
            String fileName,
            String shown,
            @Nullable LocalDate date,
            int pages) {

        boolean hasFile() {
            return !mimetype.isEmpty();
        }
    }

    /** The documents of a dossier in order, whoever may read them. */
    List<Entry> of(String dossierId) {
        return Elevation.asSystem("what is in a dossier of the archive", () -> {
            List<Entry> entries = new ArrayList<>();
            for (NodeRef node : dossiers.documents(dossierId)) {
                entries.add(nodeService.exists(node) ? entry(node) : new Entry(node, false, "", "", "", "", null, 0));
            }
            return entries;
        });
    }

    /** Documents in their order with their hashes as one hash. */
    static String key(List<Entry> entries) {
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> text.append(entry.node().getId())
                .append(' ')
                .append(entry.sha256())
                .append('\n'));
        return DigestUtils.sha256Hex(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Entry entry(NodeRef node) {
        Map<QName, Serializable> p = nodeService.getProperties(node);
        ContentData content = (ContentData) p.get(ContentModel.PROP_CONTENT);
        boolean paper = nodeService.hasAspect(node, DossierModel.ASPECT_PAPER);
        Object pages = p.get(paper ? DossierModel.PROP_PAGES : RegistryModel.PROP_PAGE_AMOUNT);
        String number = text(p.get(RegistryModel.PROP_NUMBER));
        return new Entry(
                node,
                true,
                text(p.get(paper ? DossierModel.PROP_SHA256 : RegistryModel.PROP_SHA256)),
                content == null || content.getSize() == 0 ? "" : text(content.getMimetype()),
                text(p.get(ContentModel.PROP_NAME)),
                number.isEmpty() ? shown(p) : number,
                p.get(paper ? DossierModel.PROP_PAPER_DATE : RegistryModel.PROP_ISSUED_DATE) instanceof Date date
                        ? LocalDate.ofInstant(date.toInstant(), Json.ZONE)
                        : null,
                pages instanceof Number count ? count.intValue() : 0);
    }

    private static String shown(Map<QName, Serializable> p) {
        String subject = text(p.get(RegistryModel.PROP_SUBJECT));
        String title = text(p.get(ContentModel.PROP_TITLE));
        return !subject.isEmpty() ? subject : !title.isEmpty() ? title : text(p.get(ContentModel.PROP_NAME));
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
