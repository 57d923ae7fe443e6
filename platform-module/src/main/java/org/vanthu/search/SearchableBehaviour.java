package org.vanthu.search;

import java.io.Serializable;
import java.util.Map;

import org.alfresco.repo.node.NodeServicePolicies;
import org.alfresco.repo.policy.Behaviour.NotificationFrequency;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.QName;
import org.vanthu.registry.RegistryModel;
import org.vanthu.search.text.Abbreviations;

/**
 * Keeps the aspect {@code search:searchable} of every document true. Public because ACS calls behaviours by reflection.
 */
public final class SearchableBehaviour
        implements NodeServicePolicies.OnCreateNodePolicy, NodeServicePolicies.OnUpdatePropertiesPolicy {
    private final PolicyComponent policyComponent;
    private final NodeService nodeService;
    private final SearchableText texts = new SearchableText(Abbreviations.load());

    public SearchableBehaviour(PolicyComponent policyComponent, NodeService nodeService) {
        this.policyComponent = policyComponent;
        this.nodeService = nodeService;
    }

    /** Binds to the documents of the registry, once per transaction and document. */
    public void init() {
        policyComponent.bindClassBehaviour(
                NodeServicePolicies.OnCreateNodePolicy.QNAME,
                RegistryModel.TYPE_DOCUMENT,
                new JavaBehaviour(this, "onCreateNode", NotificationFrequency.TRANSACTION_COMMIT));
        policyComponent.bindClassBehaviour(
                NodeServicePolicies.OnUpdatePropertiesPolicy.QNAME,
                RegistryModel.TYPE_DOCUMENT,
                new JavaBehaviour(this, "onUpdateProperties", NotificationFrequency.TRANSACTION_COMMIT));
    }

    @Override
    public void onCreateNode(ChildAssociationRef childAssocRef) {
        refresh(childAssocRef.getChildRef());
    }

    @Override
    public void onUpdateProperties(NodeRef nodeRef, Map<QName, Serializable> before, Map<QName, Serializable> after) {
        refresh(nodeRef);
    }

    private void refresh(NodeRef node) {
        if (!nodeService.exists(node)) {
            return;
        }
        Map<QName, Serializable> present = nodeService.getProperties(node);
        texts.of(present)
                .filter(wanted -> !present.entrySet().containsAll(wanted.entrySet()))
                .ifPresent(wanted -> nodeService.addAspect(node, SearchModel.ASPECT_SEARCHABLE, wanted));
    }
}
