package org.vanthu.registry;

import org.alfresco.repo.policy.ClassPolicy;
import org.alfresco.service.cmr.repository.NodeRef;
import org.alfresco.service.namespace.QName;

/** What other features may listen to; the event belongs to the transaction of the registration. */
public interface RegistryPolicies {

    /** Called after a document was registered, or put among those that wait for direction. */
    interface OnRegistered extends ClassPolicy {
        /** Without it the repository would look for the policy in its own namespace. */
        String NAMESPACE = RegistryModel.URI;

        QName QNAME = QName.createQName(NAMESPACE, "onRegistered");

        /** A document has a place in the registry now. */
        void onRegistered(NodeRef document, Registration registration);
    }
}
