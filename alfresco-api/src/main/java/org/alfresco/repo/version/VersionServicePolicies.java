package org.alfresco.repo.version;

import org.alfresco.repo.policy.ClassPolicy;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.cmr.version.Version;
import org.alfresco.service.namespace.NamespaceService;
import org.alfresco.service.namespace.QName;

/** Events of the version service. */
public interface VersionServicePolicies {
    /** Called before a version is made. */
    interface BeforeCreateVersionPolicy extends ClassPolicy {
        QName QNAME = QName.createQName(NamespaceService.ALFRESCO_URI, "beforeCreateVersion");

        void beforeCreateVersion(NodeRef versionableNode);
    }

    /** Called after a version was made. */
    interface AfterCreateVersionPolicy extends ClassPolicy {
        QName QNAME = QName.createQName(NamespaceService.ALFRESCO_URI, "afterCreateVersion");

        void afterCreateVersion(NodeRef versionableNode, Version version);
    }

    /** Called after a node went back to an earlier version. */
    interface AfterVersionRevertPolicy extends ClassPolicy {
        QName QNAME = QName.createQName(NamespaceService.ALFRESCO_URI, "afterVersionRevert");

        void afterVersionRevert(NodeRef nodeRef, Version version);
    }
}
