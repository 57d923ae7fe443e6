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

    /**
     * Called when a document is stored with its file and before it takes a number, so that what is written now holds up
     * no other clerk.
     */
    interface BeforeNumbered extends ClassPolicy {
        String NAMESPACE = RegistryModel.URI;

        QName QNAME = QName.createQName(NAMESPACE, "beforeNumbered");

        /** A document is about to get its place in the registry. */
        void beforeNumbered(NodeRef document);
    }

    /** Called as system before everything of a secret document is removed. */
    interface BeforePurge extends ClassPolicy {
        String NAMESPACE = RegistryModel.URI;

        QName QNAME = QName.createQName(NAMESPACE, "beforePurge");

        /** Everything that the listener keeps of the document must go. */
        void beforePurge(NodeRef document);
    }

    /** Called when a clerk decided that a document with a secrecy mark is not secret. */
    interface OnFoundOpen extends ClassPolicy {
        String NAMESPACE = RegistryModel.URI;

        QName QNAME = QName.createQName(NAMESPACE, "onFoundOpen");

        /** The document may be treated like any other. */
        void onFoundOpen(NodeRef document);
    }
}
