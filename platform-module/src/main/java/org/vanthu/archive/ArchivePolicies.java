package org.vanthu.archive;

import org.alfresco.repo.policy.ClassPolicy;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;

/** What other features may listen to; the event belongs to the transaction of the change. */
public interface ArchivePolicies {

    /** Called after the archive took a dossier over. */
    interface OnAccepted extends ClassPolicy {
        /** Without it the repository would look for the policy in its own namespace. */
        String NAMESPACE = ArchiveModel.URI;

        QName QNAME = QName.createQName(NAMESPACE, "onAccepted");

        /** The dossier and its documents are kept by the archive now. */
        void onAccepted(NodeRef dossier);
    }

    /** Called when a dossier was destroyed; its content is gone, its row stays. */
    interface OnDestroyed extends ClassPolicy {
        String NAMESPACE = ArchiveModel.URI;

        QName QNAME = QName.createQName(NAMESPACE, "onDestroyed");

        /** What the listener keeps of the content must go. */
        void onDestroyed(NodeRef dossier);
    }
}
