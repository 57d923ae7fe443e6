package org.vanthu.embedded.search;

import java.io.Serializable;
import java.util.Collection;
import java.util.Map;

import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;

/** What a result reads of its nodes, without a permission check: the hits are already those that the user may read. */
interface NodeAccess {
    /** Reads the nodes at once, so that whoever reads them one by one in this transaction has them at hand. */
    void prepare(Collection<NodeRef> nodes);

    Map<QName, Serializable> properties(NodeRef node);

    ChildAssociationRef primaryParent(NodeRef node);
}
