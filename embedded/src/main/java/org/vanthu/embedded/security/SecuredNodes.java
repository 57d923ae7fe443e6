package org.vanthu.embedded.security;

import java.util.List;
import java.util.Optional;

import org.alfresco.service.cmr.repository.NodeRef;
import org.jspecify.annotations.Nullable;

/** The nodes as security sees them; the only place here that knows how nodes are stored. */
interface SecuredNodes {
    /** A node that has a list of its own, with that list. */
    record Holder(long nodeId, long aclId) {}

    Optional<SecuredNode> find(NodeRef nodeRef);

    SecuredNode get(long nodeId);

    /**
     * Sets the node's own list; null takes the parent's. What descendants take from it follows.
     *
     * @return whether it has descendants
     */
    boolean setAcl(NodeRef nodeRef, @Nullable Long aclId);

    /** Answers the descendants with lists of their own that have no other such node between them and the node. */
    List<Holder> nearestHolders(long nodeId);

    /** Answers the nodes whose own list has an entry for the authority. */
    List<NodeRef> nodesNaming(String authority);
}
