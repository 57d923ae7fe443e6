package org.vanthu.archive;

import java.util.List;

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

    /** Called when minutes of a hand-over were made or signed. */
    interface OnMinutes extends ClassPolicy {
        String NAMESPACE = ArchiveModel.URI;

        QName QNAME = QName.createQName(NAMESPACE, "onMinutes");

        /** The file of the record is another one now. */
        void onMinutes(NodeRef minutes, HandedOver handedOver);
    }

    /**
     * What minutes are about.
     *
     * @param dossiers those that were taken over
     * @param signature who has just signed with a key and for which side, or empty when the minutes were made
     */
    record HandedOver(String submission, String agency, List<String> dossiers, String signature) {

        public HandedOver {
            dossiers = List.copyOf(dossiers);
        }
    }

    /** Called when a dossier was destroyed; its content is gone, its row stays. */
    interface OnDestroyed extends ClassPolicy {
        String NAMESPACE = ArchiveModel.URI;

        QName QNAME = QName.createQName(NAMESPACE, "onDestroyed");

        /** What the listener keeps of the content must go. */
        void onDestroyed(NodeRef dossier);
    }
}
