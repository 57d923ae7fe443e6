package org.vanthu.dossier;

import java.util.List;

import org.alfresco.repo.policy.ClassPolicy;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;

/** What other features may listen to; the event belongs to the transaction of the change. */
public interface DossierPolicies {

    /** Called after a document was put into a dossier. */
    interface OnDocumentAdded extends ClassPolicy {
        /** Without it the repository would look for the policy in its own namespace. */
        String NAMESPACE = DossierModel.URI;

        QName QNAME = QName.createQName(NAMESPACE, "onDocumentAdded");

        /** The document has a place in the dossier now. */
        void onDocumentAdded(NodeRef dossier, NodeRef document);
    }

    /**
     * Called after dossiers were ended: one that a person ended, or those of a whole chunk of a long run, so that
     * listeners ask once for all of them. What was still awaited in them is awaited no more.
     */
    interface OnEnded extends ClassPolicy {
        String NAMESPACE = DossierModel.URI;

        QName QNAME = QName.createQName(NAMESPACE, "onEnded");

        /** The dossiers are ended; their rows are locked. */
        void onEnded(List<NodeRef> dossiers);
    }

    /** Called after ended dossiers were opened again, one or those of a whole chunk. */
    interface OnReopened extends ClassPolicy {
        String NAMESPACE = DossierModel.URI;

        QName QNAME = QName.createQName(NAMESPACE, "onReopened");

        /** The dossiers are worked on again; their rows are locked. */
        void onReopened(List<NodeRef> dossiers);
    }
}
