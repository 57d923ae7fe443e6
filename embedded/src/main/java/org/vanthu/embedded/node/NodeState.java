package org.vanthu.embedded.node;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/** A node as the running transaction sees it. Belongs to one transaction and so to one thread. */
final class NodeState {
    final long id;
    final NodeRef ref;
    QName type;
    Set<QName> aspects = new LinkedHashSet<>();
    Map<QName, Serializable> props;

    @Nullable
    Long parentId;

    @Nullable
    QName assocType;

    @Nullable
    QName assocName;

    @Nullable
    String childName;

    @Nullable
    Long aclId;

    @Nullable
    Long effectiveAclId;

    long txnId;
    int version;
    boolean isNew;
    boolean dirty;
    boolean deleted;

    NodeState(long id, NodeRef ref, QName type, Map<QName, Serializable> props) {
        this.id = id;
        this.ref = ref;
        this.type = type;
        this.props = props;
    }

    /** The classes whose behaviours an event of this node concerns. */
    Set<QName> classNames() {
        Set<QName> names = new LinkedHashSet<>(aspects);
        names.add(type);
        return names;
    }
}
