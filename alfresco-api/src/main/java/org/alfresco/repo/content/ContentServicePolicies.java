package org.alfresco.repo.content;

import org.alfresco.repo.policy.ClassPolicy;
import org.alfresco.service.cmr.repository.ContentData;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;

/** The policies of the content service. */
public interface ContentServicePolicies {
    QName ON_CONTENT_UPDATE = QName.createQName(NamespaceService.ALFRESCO_URI, "onContentUpdate");

    QName ON_CONTENT_PROPERTY_UPDATE = QName.createQName(NamespaceService.ALFRESCO_URI, "onContentPropertyUpdate");

    QName ON_CONTENT_READ = QName.createQName(NamespaceService.ALFRESCO_URI, "onContentRead");

    /** Told when any content property of a node gets other bytes. */
    interface OnContentUpdatePolicy extends ClassPolicy {
        QName QNAME = ContentServicePolicies.ON_CONTENT_UPDATE;

        /** @param newContent whether the node had no content before */
        void onContentUpdate(NodeRef nodeRef, boolean newContent);
    }

    /** Told which content property changed and how. */
    interface OnContentPropertyUpdatePolicy extends ClassPolicy {
        QName QNAME = ContentServicePolicies.ON_CONTENT_PROPERTY_UPDATE;

        void onContentPropertyUpdate(
                NodeRef nodeRef, QName propertyQName, ContentData beforeValue, ContentData afterValue);
    }

    /** Told when somebody takes a reader of a node's content. */
    interface OnContentReadPolicy extends ClassPolicy {
        QName QNAME = ContentServicePolicies.ON_CONTENT_READ;

        void onContentRead(NodeRef nodeRef);
    }
}
