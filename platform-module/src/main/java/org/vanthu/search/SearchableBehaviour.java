package org.vanthu.search;

import java.io.Serializable;
import java.util.Map;

import org.alfresco.repo.node.NodeServicePolicies;
import org.alfresco.repo.policy.JavaBehaviour;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.namespace.QName;
import org.vanthu.registry.RegistryModel;

import static org.alfresco.repo.policy.Behaviour.NotificationFrequency.EVERY_EVENT;

/**
 * Keeps the aspect {@code search:searchable} of every document true. Public because ACS calls behaviours by reflection.
 */
public final class SearchableBehaviour implements NodeServicePolicies.OnUpdatePropertiesPolicy {
    private final PolicyComponent policyComponent;
    private final NodeService nodeService;
    private final SearchableText texts = SearchableText.withKnownAbbreviations();

    public SearchableBehaviour(PolicyComponent policyComponent, NodeService nodeService) {
        this.policyComponent = policyComponent;
        this.nodeService = nodeService;
    }

    /**
     * Binds to the documents of the registry. At once and not at the commit: by then a registration holds the lock of
     * its number series, and the words of a document would be worked out while other clerks wait. A new node with
     * properties counts as changed.
     */
    public void init() {
        policyComponent.bindClassBehaviour(
                NodeServicePolicies.OnUpdatePropertiesPolicy.QNAME,
                RegistryModel.TYPE_DOCUMENT,
                new JavaBehaviour(this, "onUpdateProperties", EVERY_EVENT));
    }

    @Override
    public void onUpdateProperties(NodeRef nodeRef, Map<QName, Serializable> before, Map<QName, Serializable> after) {
        if (SearchableText.concerns(before, after)) {
            refresh(nodeRef);
        }
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
