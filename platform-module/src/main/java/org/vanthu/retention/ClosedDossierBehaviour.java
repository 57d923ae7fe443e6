package org.vanthu.retention;

import java.util.List;

import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.dossier.DossierModel;
import org.vanthu.dossier.DossierPolicies;

/** Starts the clock of dossiers that ended and stops that of those which were opened again. */
public final class ClosedDossierBehaviour implements DossierPolicies.OnEnded, DossierPolicies.OnReopened {

    private final PolicyComponent policyComponent;
    private final Retention retention;

    ClosedDossierBehaviour(PolicyComponent policyComponent, Retention retention) {
        this.policyComponent = policyComponent;
        this.retention = retention;
    }

    /** Binds the behaviours; at once, so that what they refuse is told to whoever ends the dossier. */
    public void init() {
        policyComponent.bindClassBehaviour(
                DossierPolicies.OnEnded.QNAME,
                DossierModel.TYPE_DOSSIER,
                new JavaBehaviour(this, "onEnded", NotificationFrequency.EVERY_EVENT));
        policyComponent.bindClassBehaviour(
                DossierPolicies.OnReopened.QNAME,
                DossierModel.TYPE_DOSSIER,
                new JavaBehaviour(this, "onReopened", NotificationFrequency.EVERY_EVENT));
    }

    @Override
    public void onEnded(List<NodeRef> dossiers) {
        retention.follow(dossiers.stream().map(NodeRef::getId).toList());
    }

    @Override
    public void onReopened(List<NodeRef> dossiers) {
        retention.follow(dossiers.stream().map(NodeRef::getId).toList());
    }
}
