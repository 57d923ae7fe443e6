package org.vanthu.dossier;

import java.util.List;

import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.shared.NotFoundException;

/**
 * Dossiers for the features that keep, submit and destroy them. It checks no right but where it says so: those features
 * have permissions of their own.
 */
public final class KeptDossiers {

    private final DossierTable table;
    private final DossierRights rights;
    private final Dossiers dossiers;
    private final DossierSite site;

    KeptDossiers(DossierTable table, DossierRights rights, Dossiers dossiers, DossierSite site) {
        this.table = table;
        this.rights = rights;
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

    /** Mã hồ sơ: agency, year, number and notation. */
    public String fileCode(Dossier dossier) {
        return site.agencies().get(dossier.agency()).identifier() + "." + dossier.year() + "." + dossier.code();
    }

    /** The node of a dossier. */
    public static NodeRef node(String dossierId) {
        return DossierNodes.ref(dossierId);
    }

    /** Writes for how long a dossier is kept, as forms print it; its row is locked. */
    public void keepFor(Dossier dossier, String words) {
        dossiers.write(new Dossier(
                dossier.id(),
                dossier.agency(),
                dossier.year(),
                dossier.code(),
                dossier.title(),
                dossier.description(),
                dossier.kind(),
                dossier.unit(),
                dossier.owner(),
                dossier.state(),
                words,
                dossier.dueDate(),
                dossier.openedAt(),
                dossier.openedBy(),
                dossier.endedAt(),
                dossier.endedBy(),
                dossier.endNote(),
                dossier.version()));
    }
}
