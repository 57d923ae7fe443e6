package org.vanthu.outgoing;

import org.alfresco.repo.policy.ClassPolicy;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;

/** What other features may listen to; the event belongs to the transaction of the issuing. */
public interface OutgoingPolicies {

    /** Called when a document was issued. */
    interface OnIssued extends ClassPolicy {
        /** Without it the repository would look for the policy in its own namespace. */
        String NAMESPACE = OutgoingModel.URI;

        QName QNAME = QName.createQName(NAMESPACE, "onIssued");

        /** The document has its number and is read by its agency now. */
        void onIssued(NodeRef document, Outgoing issued);
    }
}
