package org.vanthu.archive.preservation;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.archive.ArchivePolicies;
import org.vanthu.dossier.DossierModel;

/**
 * Notes the hashes of files when the archive takes a dossier over and when minutes of a hand-over are made and signed,
 * and lets go of them when a dossier is destroyed.
 */
public final class KeptFilesBehaviour
        implements ArchivePolicies.OnAccepted, ArchivePolicies.OnMinutes, ArchivePolicies.OnDestroyed {

    private final PolicyComponent policyComponent;
    private final Fixity fixity;

    KeptFilesBehaviour(PolicyComponent policyComponent, Fixity fixity) {
        this.policyComponent = policyComponent;
        this.fixity = fixity;
    }

    /** Binds the behaviour; at once, so that what is taken over and its hashes are one act. */
    public void init() {
        policyComponent.bindClassBehaviour(
                ArchivePolicies.OnAccepted.QNAME,
                DossierModel.TYPE_DOSSIER,
                new JavaBehaviour(this, "onAccepted", NotificationFrequency.EVERY_EVENT));
        policyComponent.bindClassBehaviour(
                ArchivePolicies.OnMinutes.QNAME,
                ContentModel.TYPE_CONTENT,
                new JavaBehaviour(this, "onMinutes", NotificationFrequency.EVERY_EVENT));
        policyComponent.bindClassBehaviour(
                ArchivePolicies.OnDestroyed.QNAME,
                DossierModel.TYPE_DOSSIER,
                new JavaBehaviour(this, "onDestroyed", NotificationFrequency.EVERY_EVENT));
    }

    @Override
    public void onAccepted(NodeRef dossier) {
        fixity.take(dossier.getId());
    }

    @Override
    public void onMinutes(NodeRef minutes, ArchivePolicies.HandedOver handedOver) {
        fixity.take(minutes, handedOver);
    }

    @Override
    public void onDestroyed(NodeRef dossier) {
        fixity.release(dossier.getId());
    }
}
