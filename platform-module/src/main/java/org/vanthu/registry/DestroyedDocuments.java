package org.vanthu.registry;

import org.alfresco.repo.policy.ClassPolicyDelegate;
import org.alfresco.repo.policy.PolicyComponent;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.vanthu.shared.Elevation;

/**
 * Destroys the content of documents whose time is over: file, renditions, versions, and what other features keep of it.
 * The entry in the register stays, as does the row that lists show, which says that it was destroyed.
 *
 * @see "Archives Law 33/2024/QH15, article 16: complete and irrecoverable"
 */
public final class DestroyedDocuments {

    private static final String REASON =
            "nobody may delete, but what was decided is destroyed; the decision was checked";

    private final NodeService nodeService;
    private final NodePurge nodes;
    private final DocumentTable table;
    private final ClassPolicyDelegate<RegistryPolicies.BeforeDestroyed> beforeDestroyed;

    /** @param nodeService the inner bean */
    DestroyedDocuments(NodeService nodeService, NodePurge nodes, DocumentTable table, PolicyComponent policyComponent) {
        this.nodeService = nodeService;
        this.nodes = nodes;
        this.table = table;
        this.beforeDestroyed = policyComponent.registerClassPolicy(RegistryPolicies.BeforeDestroyed.class);
    }

    /** Destroys the content, in the caller's transaction; does nothing where it is gone. The caller has checked all. */
    public void destroy(NodeRef document) {
        Elevation.asSystem(REASON, () -> {
            if (!nodeService.exists(document)) {
                return;
            }
            beforeDestroyed.get(document, nodeService.getType(document)).beforeDestroyed(document);
            nodes.purge(document);
            table.destroyed(document.getId());
        });
    }
}
