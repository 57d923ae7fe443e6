package org.vanthu.directive;

import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;
import org.vanthu.registry.RegistryModel;
import org.vanthu.registry.RegistryPolicies;
import org.vanthu.routing.IncomingTaker;
import org.vanthu.routing.RoutingExtensions;

/** Joins directives to the documents that bring them to whoever must do them. */
public final class IncomingTies implements IncomingTaker, RegistryPolicies.OnVoided, RegistryPolicies.BeforePurge {

    private final LineTable lines;
    private final Receiving receiving;
    private final RoutingExtensions extensions;
    private final PolicyComponent policyComponent;

    IncomingTies(LineTable lines, Receiving receiving, RoutingExtensions extensions, PolicyComponent policyComponent) {
        this.lines = lines;
        this.receiving = receiving;
        this.extensions = extensions;
        this.policyComponent = policyComponent;
    }

    /** Registers itself; at once, because what follows belongs to the registration. */
    public void init() {
        extensions.add(this);
        bind(RegistryPolicies.OnVoided.QNAME, "onVoided");
        bind(RegistryPolicies.BeforePurge.QNAME, "beforePurge");
    }

    private void bind(QName policy, String method) {
        policyComponent.bindClassBehaviour(
                policy,
                RegistryModel.TYPE_INCOMING_DOCUMENT,
                new JavaBehaviour(this, method, NotificationFrequency.EVERY_EVENT));
    }

    @Override
    public boolean takes(NodeRef document) {
        return !lines.at(document.getId()).isEmpty();
    }

    @Override
    public void begin(NodeRef document, String director) {
        receiving.registered(document.getId(), director);
    }

    @Override
    public void onVoided(NodeRef document, String reason) {
        receiving.voided(document.getId(), reason);
    }

    @Override
    public void beforePurge(NodeRef document) {
        receiving.redact(document.getId());
    }
}
