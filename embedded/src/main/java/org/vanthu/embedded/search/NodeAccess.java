package org.vanthu.embedded.search;

import java.io.Serializable;
import java.util.Map;

import org.alfresco.service.cmr.repository.ChildAssociationRef;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;

/** What a result reads of its nodes, without a permission check: the hits are already those that the user may read. */
interface NodeAccess {
    Map<QName, Serializable> properties(NodeRef node);

    ChildAssociationRef primaryParent(NodeRef node);
}
