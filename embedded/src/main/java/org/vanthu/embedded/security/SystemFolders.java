package org.vanthu.embedded.security;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Where the people are kept; made at the first start. */
final class SystemFolders {
    private final NodeService nodeService;
    private volatile @Nullable NodeRef people;

    SystemFolders(NodeService nodeService) {
        this.nodeService = nodeService;
    }

    NodeRef people() {
        NodeRef known = people;
        if (known == null) {
            NodeRef root = nodeService.getRootNode(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE);
            known = child(child(root, "system"), "people");
            people = known;
        }
        return known;
    }

    private NodeRef child(NodeRef parent, String name) {
        QName qname = QName.createQName(NamespaceService.SYSTEM_MODEL_1_0_URI, name);
        for (ChildAssociationRef child : nodeService.getChildAssocs(parent, ContentModel.ASSOC_CHILDREN, qname)) {
            return child.getChildRef();
        }
        return nodeService
                .createNode(parent, ContentModel.ASSOC_CHILDREN, qname, ContentModel.TYPE_CONTAINER)
                .getChildRef();
    }
}
