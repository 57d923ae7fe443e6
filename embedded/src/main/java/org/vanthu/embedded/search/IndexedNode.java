package org.vanthu.embedded.search;

import java.io.Serializable;
import java.util.Map;
import java.util.Set;

import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * What the index needs to know of a node.
 *
 * @param id the key of the node's row
 * @param aclId the access list that applies to it
 * @param text the extracted text of its content; {@code null} while there is none
 */
record IndexedNode(
        long id,
        NodeRef nodeRef,
        QName type,
        Set<QName> aspects,
        Map<QName, Serializable> properties,
        @Nullable NodeRef parent,
        @Nullable QName name,
        long aclId,
        @Nullable String owner,
        @Nullable String text) {}
