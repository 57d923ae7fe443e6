package org.alfresco.repo.security.permissions;

import org.alfresco.service.cmr.repository.NodeRef;

/** A result whose visibility follows a node's permissions. */
public interface PermissionCheckValue {
    NodeRef getNodeRef();
}
