package org.vanthu.directive;

import java.util.List;

import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;
import org.vanthu.outgoing.Outgoing;
import org.vanthu.outgoing.OutgoingExtension;
import org.vanthu.outgoing.OutgoingExtensions;
import org.vanthu.outgoing.OutgoingPolicies;
import org.vanthu.registry.RegistryModel;

/**
 * Joins directives to the issuing of documents: what was not checked is not issued, what is ordered is given with the
 * issuing, and an issued report is the result of its line.
 */
public final class OutgoingTies implements OutgoingExtension, OutgoingPolicies.OnIssued {

    private final DirectiveTable directives;
    private final Origins origins;
    private final Checking checking;
    private final Giving giving;
    private final Results results;
    private final DirectiveSite site;
    private final OutgoingExtensions extensions;
    private final PolicyComponent policyComponent;

    OutgoingTies(
            DirectiveTable directives,
            Origins origins,
            Checking checking,
            Giving giving,
            Results results,
            DirectiveSite site,
            OutgoingExtensions extensions,
            PolicyComponent policyComponent) {
        this.directives = directives;
        this.origins = origins;
        this.checking = checking;
        this.giving = giving;
        this.results = results;
        this.site = site;
        this.extensions = extensions;
        this.policyComponent = policyComponent;
    }

    /** Registers itself; at once, because what follows belongs to the issuing. */
    public void init() {
        extensions.add(this);
        policyComponent.bindClassBehaviour(
                OutgoingPolicies.OnIssued.QNAME,
                RegistryModel.TYPE_OUTGOING_DOCUMENT,
                new JavaBehaviour(this, "onIssued", NotificationFrequency.EVERY_EVENT));
    }

    @Override
    public void beforeIssue(NodeRef document, @Nullable String approvedHash) {
        checking.requireChecked(document.getId(), approvedHash);
    }

    @Override
    public boolean letsRead(NodeRef document, String userName) {
        return directives.isOfficer(document.getId(), userName);
    }

    @Override
    public void onIssued(NodeRef document, Outgoing issued) {
        String nodeId = document.getId();
        List<DirectiveRow> ordered = directives.of(nodeId);
        if (!ordered.isEmpty()) {
            giving.give(origins.find(nodeId).orElseThrow(), ordered, site.self());
        }
        results.issued(nodeId);
    }
}
