package org.vanthu.outgoing;

import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.NodeRef;
import org.vanthu.registry.NodePurge;
import org.vanthu.registry.RegistryModel;
import org.vanthu.registry.RegistryPolicies;
import org.vanthu.registry.RegistryService;

/** Destroys the files of an issued document with it: drafts, submission, attachments, the signed file. */
public final class DestroyedBehaviour implements RegistryPolicies.BeforeDestroyed {

    private final PolicyComponent policyComponent;
    private final OutgoingParts parts;
    private final NodePurge nodes;

    DestroyedBehaviour(PolicyComponent policyComponent, OutgoingParts parts, NodePurge nodes) {
        this.policyComponent = policyComponent;
        this.parts = parts;
        this.nodes = nodes;
    }

    /** Binds the behaviour; at once, because at the commit the node is gone. */
    public void init() {
        policyComponent.bindClassBehaviour(
                RegistryPolicies.BeforeDestroyed.QNAME,
                RegistryModel.TYPE_DOCUMENT,
                new JavaBehaviour(this, "beforeDestroyed", NotificationFrequency.EVERY_EVENT));
    }

    @Override
    public void beforeDestroyed(NodeRef document) {
        for (OutgoingFile file : parts.files(document.getId())) {
            nodes.purge(RegistryService.ref(file.id()));
        }
    }
}
