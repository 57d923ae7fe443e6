package org.vanthu.dossier;

import java.util.List;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.vanthu.shared.NotFoundException;

/**
 * Dossiers as the archive keeps them: whole, with every document and every file of it, whoever asks. The caller has
 * checked the right of the person.
 */
public final class DossierRecords {

    private final DossierTable table;
    private final DossierDocuments contents;
    private final DossierQueries queries;
    private final DossierExtensions extensions;
    private final DossierSite site;

    DossierRecords(
            DossierTable table,
            DossierDocuments contents,
            DossierQueries queries,
            DossierExtensions extensions,
            DossierSite site) {
        this.table = table;
        this.contents = contents;
        this.queries = queries;
        this.extensions = extensions;
        this.site = site;
    }

    /**
     * A dossier with its documents.
     *
     * @param fileCode mã hồ sơ: identifier of the agency, year, number and notation
     * @param unitName empty where it belongs to no unit
     * @param ownerName the full name of who keeps it
     */
    public record DossierRecord(
            Dossier dossier, String fileCode, String unitName, String ownerName, List<Item> documents) {

        public DossierRecord {
            documents = List.copyOf(documents);
        }
    }

    /**
     * A document of a dossier.
     *
     * @param parts further files that belong to it, in order
     */
    public record Item(
            NodeRef document, int ordinal, @Nullable String note, List<NodeRef> parts) {

        public Item {
            parts = List.copyOf(parts);
        }
    }

    /** @throws NotFoundException if there is none */
    public DossierRecord get(String dossierId) {
        Dossier dossier = table.get(dossierId);
        return new DossierRecord(
                dossier,
                queries.fileCode(dossier),
                site.unitName(dossier.agency(), dossier.unit()),
                site.fullName(dossier.owner()),
                contents.of(dossierId).stream().map(this::item).toList());
    }

    /** The agency of a dossier, for whoever checks rights. */
    public String agency(String dossierId) {
        return table.get(dossierId).agency();
    }

    private Item item(DossierDocument document) {
        NodeRef node = DossierNodes.ref(document.nodeId());
        return new Item(node, document.ordinal(), document.note(), extensions.parts(node));
    }
}
