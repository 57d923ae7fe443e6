package org.alfresco.service.cmr.security;

import org.alfresco.service.cmr.repository.NodeRef;

/** Whose a node is; the owner may do everything with it. */
public interface OwnableService {
    String NO_OWNER = "";

    /** Answers the explicit owner, else the creator, else null. */
    String getOwner(NodeRef nodeRef);

    void setOwner(NodeRef nodeRef, String userName);

    void takeOwnership(NodeRef nodeRef);

    boolean hasOwner(NodeRef nodeRef);
}
