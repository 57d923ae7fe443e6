package org.vanthu.embedded.security;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;

/**
 * What security has to know about a node.
 *
 * @param effectiveAclId the list in force; null where none is set up to the root
 * @param ownAclId the list set on the node itself; null if it takes its parent's
 * @param owner the explicit owner, else the creator
 * @param parentId the primary parent; null for a root
 */
record SecuredNode(
        long id,
        NodeRef nodeRef,
        @Nullable Long effectiveAclId,
        @Nullable Long ownAclId,
        @Nullable String owner,
        @Nullable Long parentId) {}
