package org.vanthu.retention;

import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.dossier.DossierModel;
import org.vanthu.dossier.DossierPolicies;

/** Starts the clock of a dossier that ended and stops that of one which was opened again. */
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
    public void onEnded(NodeRef dossier) {
        retention.follow(dossier.getId());
    }

    @Override
    public void onReopened(NodeRef dossier) {
        retention.follow(dossier.getId());
    }
}
