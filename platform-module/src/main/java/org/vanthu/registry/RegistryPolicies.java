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

    /**
     * Called before a document that waited for a leader's direction takes its number; {@link BeforeNumbered} is not
     * called for it then.
     */
    interface BeforeDirectedNumbered extends ClassPolicy {
        String NAMESPACE = RegistryModel.URI;

        QName QNAME = QName.createQName(NAMESPACE, "beforeDirectedNumbered");

        /**
         * A document is about to get its place in the registry.
         *
         * @param directedBy who gave the direction, as the clerk wrote it
         * @param direction what was directed
         */
        void beforeDirectedNumbered(NodeRef document, String directedBy, String direction);
    }

    /** Called when fields of a registered document were corrected, before its entry is written. */
    interface OnCorrected extends ClassPolicy {
        String NAMESPACE = RegistryModel.URI;

        QName QNAME = QName.createQName(NAMESPACE, "onCorrected");

        /** What others show of the document is no longer right. */
        void onCorrected(NodeRef document);
    }

    /** Called when the registration of a document was withdrawn. */
    interface OnVoided extends ClassPolicy {
        String NAMESPACE = RegistryModel.URI;

        QName QNAME = QName.createQName(NAMESPACE, "onVoided");

        /** Nothing must be done with the document any more. */
        void onVoided(NodeRef document, String reason);
    }

    /** Called as system before everything of a secret document is removed. */
    interface BeforePurge extends ClassPolicy {
        String NAMESPACE = RegistryModel.URI;

        QName QNAME = QName.createQName(NAMESPACE, "beforePurge");

        /** Everything that the listener keeps of the document must go. */
        void beforePurge(NodeRef document);
    }

    /**
     * Called as system before the content of a document whose time is over is destroyed; what the register says stays.
     */
    interface BeforeDestroyed extends ClassPolicy {
        String NAMESPACE = RegistryModel.URI;

        QName QNAME = QName.createQName(NAMESPACE, "beforeDestroyed");

        /** Every copy and reading that the listener keeps of the content must go. */
        void beforeDestroyed(NodeRef document);
    }

    /** Called when a clerk decided that a document with a secrecy mark is not secret. */
    interface OnFoundOpen extends ClassPolicy {
        String NAMESPACE = RegistryModel.URI;

        QName QNAME = QName.createQName(NAMESPACE, "onFoundOpen");

        /** The document may be treated like any other. */
        void onFoundOpen(NodeRef document);
    }
}
