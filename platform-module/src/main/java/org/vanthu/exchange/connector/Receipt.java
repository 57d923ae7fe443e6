package org.vanthu.exchange.connector;

import java.time.Instant;

/**
 * What the other side said about a message; the same for every arrival of the same message.
 *
 * @param isAccepted whether it was stored and committed; otherwise it is refused for good
 * @param code for machines, empty where it was accepted
 * @param words for people, empty where it was accepted
 */
public record Receipt(String messageId, boolean isAccepted, String code, String words, Instant at) {

    /** Stored and committed. */
    public static Receipt accepted(String messageId, Instant at) {
        return new Receipt(messageId, true, "", "", at);
    }

    /** Not taken; to send it again changes nothing. */
    public static Receipt refused(String messageId, String code, String words, Instant at) {
        return new Receipt(messageId, false, code, words, at);
    }
}
