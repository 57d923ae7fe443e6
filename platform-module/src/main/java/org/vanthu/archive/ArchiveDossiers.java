package org.vanthu.archive;

import java.io.Serializable;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.alfresco.repo.policy.ClassPolicyDelegate;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.vanthu.dossier.DossierExtensions;
import org.vanthu.dossier.DossierModel;
import org.vanthu.registry.RegistryService;
import org.vanthu.shared.Elevation;
import org.vanthu.shared.Sql;

/**
 * Where dossiers stand on their way through the archive. Each step writes the row of the dossier and its node in one
 * transaction; those that the archive has taken over are not opened again nor handed to somebody else.
 */
public final class ArchiveDossiers implements DossierExtensions.DossierKeeper {

    private final ArchiveTable table;
    private final NodeService nodeService;
    private final DossierExtensions extensions;
    private final ArchiveSite site;
    private final ClassPolicyDelegate<ArchivePolicies.OnAccepted> onAccepted;
    private final ClassPolicyDelegate<ArchivePolicies.OnDestroyed> onDestroyed;

    /** @param nodeService the inner bean, used elevated: callers have checked the right */
    ArchiveDossiers(
            ArchiveTable table,
            NodeService nodeService,
            DossierExtensions extensions,
            ArchiveSite site,
            PolicyComponent policyComponent) {
        this.table = table;
        this.nodeService = nodeService;
        this.extensions = extensions;
        this.site = site;
        this.onAccepted = policyComponent.registerClassPolicy(ArchivePolicies.OnAccepted.class);
        this.onDestroyed = policyComponent.registerClassPolicy(ArchivePolicies.OnDestroyed.class);
    }

    /** Registers itself. */
    public void init() {
        extensions.add(this);
    }

    /** Where a dossier stands; empty for one that was never handed in. */
    public Optional<ArchiveDossier> find(String dossierId) {
        return table.find(dossierId);
    }

    /** The same of several. */
    public List<ArchiveDossier> of(Collection<String> dossierIds) {
        return table.of(dossierIds);
    }

    @Override
    public Set<String> kept(Collection<String> dossierIds) {
        Set<String> kept = new HashSet<>();
        table.of(dossierIds).stream().filter(ArchiveDossier::isKept).forEach(one -> kept.add(one.dossier()));
        return kept;
    }

    /**
     * Puts a dossier on another stage. The caller has checked the right, and that the step is one.
     *
     * @param reason why, where that is told; kept on the row
     */
    public void stage(String agency, String dossierId, String stage, @Nullable String reason) {
        stage(agency, dossierId, stage, Sql.map("reason", reason));
        site.record(agency, "archive." + stage, dossierId, reason);
    }

    /** Tells that content and papers of a dossier are gone, and everybody who keeps something of it. */
    public void destroyed(String agency, String dossierId, @Nullable String reason) {
        stage(agency, dossierId, ArchiveStage.DESTROYED, reason);
        table.removeRecords(dossierId);
        NodeRef node = ref(dossierId);
        onDestroyed.get(node, DossierModel.TYPE_DOSSIER).onDestroyed(node);
    }

    /** Whether another dossier of the archive keeps the document. */
    public boolean isRecord(String nodeId) {
        return table.isRecord(nodeId);
    }

    /** Writes stage and columns. */
    void stage(String agency, String dossierId, String stage, Map<String, ? extends @Nullable Object> columns) {
        Map<String, @Nullable Object> all =
                new HashMap<>(Sql.map("stage", stage, "stage_at", site.now(), "stage_by", site.userName()));
        all.putAll(columns);
        Optional<ArchiveDossier> known = table.lock(dossierId);
        if (known.isPresent()) {
            table.change(known.get(), all);
        } else {
            all.putAll(Sql.map("dossier", dossierId, "agency", agency, "views", 0, "version", 1L));
            table.insert(all);
        }
        ArchiveWrites.allow(() -> Elevation.asSystem("the stage of a dossier in the archive", () -> {
            Map<QName, Serializable> properties = new HashMap<>();
            properties.put(ArchiveModel.PROP_STAGE, stage);
            table.find(dossierId)
                    .map(ArchiveDossier::accession)
                    .ifPresent(accession -> properties.put(ArchiveModel.PROP_ACCESSION, accession));
            if (nodeService.exists(ref(dossierId))) {
                nodeService.addAspect(ref(dossierId), ArchiveModel.ASPECT_ARCHIVED, properties);
            }
        }));
    }

    /** Takes a dossier over with its documents; from now on they stay as they are. */
    void accept(String agency, String dossierId, List<NodeRef> documents, Map<String, ?> columns) {
        stage(agency, dossierId, ArchiveStage.ACCEPTED, columns);
        ArchiveWrites.allow(() -> Elevation.asSystem("documents are kept by the archive", () -> {
            Map<QName, Serializable> properties = new HashMap<>();
            properties.put(ArchiveModel.PROP_KEPT_SINCE, Date.from(site.now()));
            for (NodeRef document : documents) {
                if (nodeService.exists(document)) {
                    table.addRecord(document.getId(), dossierId);
                    if (!nodeService.hasAspect(document, ArchiveModel.ASPECT_RECORD)) {
                        nodeService.addAspect(document, ArchiveModel.ASPECT_RECORD, properties);
                    }
                }
            }
        }));
        NodeRef node = ref(dossierId);
        onAccepted.get(node, DossierModel.TYPE_DOSSIER).onAccepted(node);
    }

    static NodeRef ref(String id) {
        return RegistryService.ref(id);
    }
}
