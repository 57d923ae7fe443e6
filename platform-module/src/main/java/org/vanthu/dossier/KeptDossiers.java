package org.vanthu.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.organization.Agency;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.Json;
import org.vanthu.shared.NotFoundException;
import org.vanthu.shared.Sql;
import org.vanthu.shared.pdf.PrintedTable;

/**
 * Dossiers for the features that keep, submit and destroy them. It checks no right but where it says so: those features
 * have permissions of their own.
 */
public final class KeptDossiers {

    private final DossierTable table;
    private final DossierDocuments contents;
    private final DossierOpinions opinions;
    private final DossierNodes nodes;
    private final DossierRights rights;
    private final DocumentFacts facts;
    private final DossierPapers papers;
    private final DossierCodes codes;
    private final Dossiers dossiers;
    private final DossierSite site;

    KeptDossiers(
            DossierTable table,
            DossierDocuments contents,
            DossierOpinions opinions,
            DossierNodes nodes,
            DossierRights rights,
            DocumentFacts facts,
            DossierPapers papers,
            DossierCodes codes,
            Dossiers dossiers,
            DossierSite site) {
        this.table = table;
        this.contents = contents;
        this.opinions = opinions;
        this.nodes = nodes;
        this.rights = rights;
        this.facts = facts;
        this.papers = papers;
        this.codes = codes;
        this.dossiers = dossiers;
        this.site = site;
    }

    /** @throws NotFoundException if there is none */
    public Dossier get(String dossierId) {
        return table.get(dossierId);
    }

    /** The dossier as it is now; its row is locked until the transaction ends. */
    public Dossier locked(String dossierId) {
        return table.lock(dossierId, null);
    }

    /**
     * Several dossiers by their ids; one that is gone is missing.
     *
     * @param lock whether their rows stay as they are until the transaction ends
     */
    public Map<String, Dossier> of(Collection<String> dossierIds, boolean lock) {
        Map<String, Dossier> dossiersById = new HashMap<>();
        if (!dossierIds.isEmpty()) {
            table.query(
                            "SELECT * FROM vt_dossier WHERE id IN (" + Sql.marks(dossierIds.size()) + ") ORDER BY id"
                                    + (lock ? " FOR UPDATE" : ""),
                            dossierIds)
                    .forEach(dossier -> dossiersById.put(dossier.id(), dossier));
        }
        return dossiersById;
    }

    /** The dossiers that a document is in, the oldest first. */
    public List<Dossier> containing(String nodeId) {
        return table.ofDocument(nodeId);
    }

    /** Whether a document is in the registry of the agency or in one of its dossiers. */
    public boolean isDocumentOf(String agency, String nodeId) {
        return table.isDocumentOf(agency, nodeId);
    }

    /** Whether the signed-in person may change the dossier: keeps it, or heads its unit. */
    public boolean mayManage(Dossier dossier) {
        return rights.of(dossier).manage();
    }

    /** The node of a dossier. */
    public static NodeRef node(String dossierId) {
        return DossierNodes.ref(dossierId);
    }

    /** Writes for how long a dossier is kept, as forms print it; its row is locked. */
    public void keepFor(Dossier dossier, String words) {
        dossiers.write(dossier.kept(words));
    }

    /**
     * What is in a dossier.
     *
     * @param name number, date and subject as a list shows them
     * @param paper whether it lies in the dossier itself and in no other
     * @param sha256 of the file as it was registered, or empty
     */
    public record Content(
            String nodeId, int ordinal, String name, boolean paper, String sha256, long sizeBytes, boolean exists) {}

    /** Everything in a dossier, in its order, whoever may read it. */
    public List<Content> contents(String dossierId) {
        return Elevation.asSystem(
                "what is to be destroyed is listed whole",
                () -> contents.of(dossierId).stream()
                        .map(document -> content(dossierId, document))
                        .toList());
    }

    private Content content(String dossierId, DossierDocument document) {
        DocumentFacts.Facts one = facts.of(DossierNodes.ref(document.nodeId()), dossierId);
        String name = one.number().isEmpty() ? one.subject() : one.number() + " " + one.subject();
        return new Content(
                document.nodeId(),
                document.ordinal(),
                name,
                one.kind().equals(DocumentFacts.PAPER),
                one.sha256(),
                one.sizeBytes(),
                !one.kind().equals("gone"));
    }

    /** Removes the words that people wrote in a dossier which is destroyed: questions, answers, notes. */
    public void forgetWords(String dossierId, String replacement) {
        opinions.forget(dossierId, replacement);
        contents.of(dossierId).forEach(document -> contents.annotate(dossierId, document.nodeId(), null));
    }

    /**
     * Makes an ended dossier of papers that a feature printed, such as the file of a destruction. The caller has
     * checked the right.
     *
     * @param owner who keeps it
     * @param retention for how long, in words
     */
    public Dossier record(String agency, String owner, String title, String retention, List<Printed> printed) {
        Agency of = site.agencies().get(agency);
        Instant now = site.now();
        int year = LocalDate.ofInstant(now, Json.ZONE).getYear();
        Dossier dossier = new Dossier(
                DossierNodes.newId(),
                agency,
                year,
                codes.next(of, null, year),
                Sql.cut(title, Dossiers.MAX_TITLE),
                null,
                Dossier.PERSONAL,
                null,
                owner,
                DossierState.IN_PROGRESS,
                retention,
                null,
                now,
                owner,
                null,
                null,
                null,
                1);
        table.insert(dossier);
        nodes.create(dossier);
        site.record(dossier, "dossier.open", dossier.code());
        int ordinal = 0;
        for (Printed one : printed) {
            String node = papers.store(dossier, one);
            contents.insert(new DossierDocument(dossier.id(), node, ++ordinal, now, owner, null, null, null, null));
            nodes.add(dossier.id(), node);
        }
        dossiers.turn(dossier.ended(retention, now, owner, null));
        site.record(dossier, "dossier.end", retention);
        return table.get(dossier.id());
    }

    /** A form that is to be kept as a PDF file. */
    public record Printed(String title, String fileName, PrintedTable form) {}
}
