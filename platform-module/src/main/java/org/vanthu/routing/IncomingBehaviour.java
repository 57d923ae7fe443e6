package org.vanthu.routing;

import java.util.Optional;

import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.QName;
import org.vanthu.registry.DocumentState;
import org.vanthu.registry.RegistryModel;
import org.vanthu.registry.RegistryPolicies;

/**
 * Begins the processing of a document in the transaction that registers it, before its number is taken, so that no
 * other clerk waits for the workflow engine; ends it when the registration is withdrawn.
 */
public final class IncomingBehaviour
        implements RegistryPolicies.BeforeNumbered,
                RegistryPolicies.BeforeDirectedNumbered,
                RegistryPolicies.OnCorrected,
                RegistryPolicies.OnVoided,
                RegistryPolicies.BeforePurge {

    private final PolicyComponent policyComponent;
    private final IncomingProcessing processing;
    private final Directors directors;
    private final RoutingExtensions extensions;
    private final NodeService nodeService;

    IncomingBehaviour(
            PolicyComponent policyComponent,
            IncomingProcessing processing,
            Directors directors,
            RoutingExtensions extensions,
            NodeService nodeService) {
        this.policyComponent = policyComponent;
        this.processing = processing;
        this.directors = directors;
        this.extensions = extensions;
        this.nodeService = nodeService;
    }

    /** Binds the behaviours; at once, because at the commit the row of the number series is locked. */
    public void init() {
        bind(RegistryPolicies.BeforeNumbered.QNAME, "beforeNumbered");
        bind(RegistryPolicies.BeforeDirectedNumbered.QNAME, "beforeDirectedNumbered");
        bind(RegistryPolicies.OnCorrected.QNAME, "onCorrected");
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
    public void beforeNumbered(NodeRef document) {
        Object state = nodeService.getProperty(document, RegistryModel.PROP_STATE);
        if (!DocumentState.AWAITING_DIRECTION.equals(state)) {
            begin(document, directors.of(agency(document)), "");
        }
    }

    private void begin(NodeRef document, String director, String direction) {
        Optional<IncomingTaker> taker = extensions.taker(document);
        if (taker.isPresent()) {
            processing.beginTaken(document, director, direction);
            taker.get().begin(document, director);
        } else {
            processing.begin(document, director, direction);
        }
    }

    @Override
    public void beforeDirectedNumbered(NodeRef document, String directedBy, String direction) {
        begin(document, directors.named(agency(document), directedBy), direction);
    }

    @Override
    public void onCorrected(NodeRef document) {
        processing.describe(document);
    }

    @Override
    public void onVoided(NodeRef document, String reason) {
        processing.recall(document, reason);
    }

    @Override
    public void beforePurge(NodeRef document) {
        processing.redact(document);
    }

    private String agency(NodeRef document) {
        return String.valueOf(nodeService.getProperty(document, RegistryModel.PROP_AGENCY));
    }
}
