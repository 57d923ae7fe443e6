package org.vanthu.exchange.inbox;

import org.vanthu.exchange.outbox.Delivery;

/** Told when a document was registered that answers one which an agency of this site sent. */
@FunctionalInterface
public interface AnswerListener {

    /**
     * In the transaction of the registration.
     *
     * @param answered the delivery of the document that is answered
     * @param nodeId the document that answers
     * @param number its number and notation
     */
    void answered(Delivery answered, String nodeId, String number);
}
