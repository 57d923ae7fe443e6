package org.vanthu.embedded.node;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.repository.StoreRef;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;
import org.springframework.core.Ordered;
import org.vanthu.embedded.service.Startup;

/** Makes the stores and the folders that every repository has: company home, data dictionary, the system's roots. */
public final class RepositoryFolders implements Startup, Ordered {
    private static final List<StoreRef> STORES = List.of(
            StoreRef.STORE_REF_WORKSPACE_SPACESSTORE,
            new StoreRef("user", "alfrescoUserStore"),
            new StoreRef("system", "system"),
            new StoreRef("versionStore", "version2Store"));

    private final NodeService nodes;

    public RepositoryFolders(NodeService nodes) {
        this.nodes = nodes;
    }

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public void run() {
        for (StoreRef store : STORES) {
            if (!nodes.exists(store)) {
                nodes.createStore(store.getProtocol(), store.getIdentifier());
            }
        }
        NodeRef root = nodes.getRootNode(StoreRef.STORE_REF_WORKSPACE_SPACESSTORE);
        NodeRef home = folder(
                root, ContentModel.ASSOC_CHILDREN, app("company_home"), ContentModel.TYPE_FOLDER, "Company Home");
        folder(home, ContentModel.ASSOC_CONTAINS, app("dictionary"), ContentModel.TYPE_FOLDER, "Data Dictionary");
        folder(home, ContentModel.ASSOC_CONTAINS, app("user_homes"), ContentModel.TYPE_FOLDER, "User Homes");
        NodeRef system = folder(root, ContentModel.ASSOC_CHILDREN, sys("system"), ContentModel.TYPE_CONTAINER, null);
        for (String name : List.of("people", "authorities", "zones", "workflow")) {
            folder(system, ContentModel.ASSOC_CHILDREN, sys(name), ContentModel.TYPE_CONTAINER, null);
        }
    }

    private NodeRef folder(
            NodeRef parent,
            QName assocType,
            QName assocName,
            QName type,
            @org.jspecify.annotations.Nullable String name) {
        var known = nodes.getChildAssocs(parent, assocType, assocName);
        if (!known.isEmpty()) {
            return known.get(0).getChildRef();
        }
        Map<QName, Serializable> properties = name == null ? Map.of() : Map.of(ContentModel.PROP_NAME, name);
        return nodes.createNode(parent, assocType, assocName, type, properties).getChildRef();
    }

    private static QName app(String name) {
        return QName.createQName(NamespaceService.APP_MODEL_1_0_URI, name);
    }

    private static QName sys(String name) {
        return QName.createQName(NamespaceService.SYSTEM_MODEL_1_0_URI, name);
    }
}
