package org.vanthu.dossier;

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

    /** Called after a dossier was ended; what was still awaited in it is awaited no more. */
    interface OnEnded extends ClassPolicy {
        String NAMESPACE = DossierModel.URI;

        QName QNAME = QName.createQName(NAMESPACE, "onEnded");

        /** The dossier is ended. */
        void onEnded(NodeRef dossier);
    }

    /** Called after an ended dossier was opened again. */
    interface OnReopened extends ClassPolicy {
        String NAMESPACE = DossierModel.URI;

        QName QNAME = QName.createQName(NAMESPACE, "onReopened");

        /** The dossier is worked on again. */
        void onReopened(NodeRef dossier);
    }
}
