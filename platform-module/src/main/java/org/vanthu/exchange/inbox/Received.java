package org.vanthu.exchange.inbox;

import org.vanthu.exchange.message.Message;

/**
 * A message that came in.
 *
 * @param connector the way that it came
 * @param signature what was found about the signature of the message itself
 */
public record Received(Message message, String connector, Signature signature) {

    /** What can be said about the signature of a message. */
    public enum Signature {
        /** From an agency of this site: there is no way in between. */
        LOCAL,
        /** Holds, and is that of the sender. */
        VALID,
        /** None. */
        UNSIGNED,
        /** Broken, or of somebody else. */
        INVALID
    }
}
