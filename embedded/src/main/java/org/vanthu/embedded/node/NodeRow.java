package org.vanthu.embedded.node;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * A node as it stands, for other parts of the engine.
 *
 * @param aclId the node's own access control list, if it has one
 * @param effectiveAclId the list that counts: its own or that of the nearest ancestor that has one
 * @param txnId the transaction that changed the node last
 */
public record NodeRow(
        long id,
        NodeRef nodeRef,
        QName type,
        Set<QName> aspects,
        Map<QName, Serializable> properties,
        @Nullable Long parentId,
        @Nullable QName assocType,
        @Nullable QName assocName,
        @Nullable Long aclId,
        @Nullable Long effectiveAclId,
        long txnId) {
    static NodeRow of(NodeState state) {
        return new NodeRow(
                state.id,
                state.ref,
                state.type,
                Set.copyOf(state.aspects),
                java.util.Collections.unmodifiableMap(state.props),
                state.parentId,
                state.assocType,
                state.assocName,
                state.aclId,
                state.effectiveAclId,
                state.txnId);
    }
}
