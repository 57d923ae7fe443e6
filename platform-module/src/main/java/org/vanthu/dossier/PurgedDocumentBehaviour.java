package org.vanthu.dossier;

import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.vanthu.registry.RegistryModel;
import org.vanthu.registry.RegistryPolicies;
import org.vanthu.shared.Texts;

/** Removes from dossiers the words about a secret document whose content is removed; its place stays. */
public final class PurgedDocumentBehaviour implements RegistryPolicies.BeforePurge {

    private final PolicyComponent policyComponent;
    private final NodeService nodeService;
    private final DossierTable table;
    private final DossierDocuments contents;
    private final DossierOpinions opinions;
    private final DocumentLinks links;
    private final Dossiers dossiers;
    private final DossierSite site;

    PurgedDocumentBehaviour(
            PolicyComponent policyComponent,
            NodeService nodeService,
            DossierTable table,
            DossierDocuments contents,
            DossierOpinions opinions,
            DocumentLinks links,
            Dossiers dossiers,
            DossierSite site) {
        this.policyComponent = policyComponent;
        this.nodeService = nodeService;
        this.table = table;
        this.contents = contents;
        this.opinions = opinions;
        this.links = links;
        this.dossiers = dossiers;
        this.site = site;
    }

    /** Binds the behaviour; at once, because at the commit the node is gone. */
    public void init() {
        policyComponent.bindClassBehaviour(
                RegistryPolicies.BeforePurge.QNAME,
                RegistryModel.TYPE_DOCUMENT,
                new JavaBehaviour(this, "beforePurge", NotificationFrequency.EVERY_EVENT));
    }

    @Override
    public void beforePurge(NodeRef document) {
        String replacement = Texts.of(Texts.VIETNAMESE, "registry.purged-subject");
        String subject = String.valueOf(nodeService.getProperty(document, RegistryModel.PROP_SUBJECT));
        for (Dossier dossier : table.ofDocument(document.getId())) {
            site.audit().redact(dossier.agency(), dossier.id());
            if (dossier.title().equals(subject)) {
                dossiers.write(table.lock(dossier.id(), null).titled(replacement));
            }
        }
        contents.redact(document.getId());
        opinions.redact(document.getId(), replacement);
        links.redact(document.getId());
    }
}
