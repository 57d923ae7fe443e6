package org.vanthu.embedded.security;

import java.io.Serializable;
import java.util.Map;

import org.alfresco.model.ContentModel;
import org.alfresco.repo.security.authentication.AuthenticationUtil;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.repository.NodeService;
import org.alfresco.service.cmr.security.OwnableService;
import org.jspecify.annotations.Nullable;

/** Ownership by the property {@code cm:owner}, else by {@code cm:creator}. */
final class PropertyOwnableService implements OwnableService {
    private final NodeService nodeService;

    PropertyOwnableService(NodeService nodeService) {
        this.nodeService = nodeService;
    }

    @Override
    public @Nullable String getOwner(NodeRef nodeRef) {
        Serializable owner = nodeService.getProperty(nodeRef, ContentModel.PROP_OWNER);
        return (String) (owner == null ? nodeService.getProperty(nodeRef, ContentModel.PROP_CREATOR) : owner);
    }

    @Override
    public void setOwner(NodeRef nodeRef, String userName) {
        if (nodeService.hasAspect(nodeRef, ContentModel.ASPECT_OWNABLE)) {
            nodeService.setProperty(nodeRef, ContentModel.PROP_OWNER, userName);
        } else {
            nodeService.addAspect(nodeRef, ContentModel.ASPECT_OWNABLE, Map.of(ContentModel.PROP_OWNER, userName));
        }
    }

    @Override
    public void takeOwnership(NodeRef nodeRef) {
        setOwner(nodeRef, AuthenticationUtil.getRunAsUser());
    }

    @Override
    public boolean hasOwner(NodeRef nodeRef) {
        String owner = getOwner(nodeRef);
        return owner != null && !owner.equals(NO_OWNER);
    }
}
