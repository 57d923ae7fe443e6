package org.vanthu.registry;

import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.version.VersionService;

/**
 * Removes nodes so that nothing of them is left: versions, renditions, comments, and no copy in the bin of deleted
 * nodes. Works in the caller's transaction and elevation.
 */
public final class NodePurge {

    private final NodeService nodeService;
    private final VersionService versionService;

    /** Both services are the inner beans. */
    public NodePurge(NodeService nodeService, VersionService versionService) {
        this.nodeService = nodeService;
        this.versionService = versionService;
    }

    /** Removes the node; does nothing where there is none. */
    public void purge(NodeRef node) {
        if (!nodeService.exists(node)) {
            return;
        }
        prepare(node);
        nodeService.deleteNode(node);
    }

    /** What is below the node goes with it, and its content must not wait for the cleaner of orphans either. */
    private void prepare(NodeRef node) {
        if (versionService.isVersioned(node)) {
            versionService.deleteVersionHistory(node);
        }
        nodeService.addAspect(node, ContentModel.ASPECT_TEMPORARY, Map.of());
        for (ChildAssociationRef child : nodeService.getChildAssocs(node)) {
            if (child.isPrimary()) {
                prepare(child.getChildRef());
            }
        }
    }
}
