package org.vanthu.exchange.connector;

import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

import org.vanthu.directory.Listed;
import org.vanthu.directory.Route;
import org.vanthu.exchange.message.Message;

/** A way to organisations. Never called within a transaction. */
public interface Connector {

    /** The name in routes. */
    String code();

    /**
     * Sends a message and waits for the answer.
     *
     * @return what the other side said once it had stored and committed the message, or refused it; the same message
     *     again gets the same answer
     * @throws NotDeliveredException if the other side did not say
     */
    Receipt send(Message message, Route route) throws NotDeliveredException;

    /** The places on this way where messages wait until they are asked for; empty where they come by themselves. */
    default List<Route> asked() {
        return List.of();
    }

    /** What waits to be fetched at a place, the oldest first. */
    default List<Waiting> waiting(Route place, int limit) throws NotDeliveredException {
        return List.of();
    }

    /** Fetches one message; the caller closes it. */
    default InputStream fetch(Route place, Waiting what) throws NotDeliveredException {
        throw new NotDeliveredException(false, "not-asked", code());
    }

    /**
     * Tells the other side what became of a message that was fetched; it does not wait any more then. Where this fails,
     * the message is fetched again and gets the same receipt.
     */
    default void acknowledge(Route place, Waiting what, Receipt receipt) throws NotDeliveredException {}

    /**
     * Hands over what the other side said later about messages that were only left for it. A receipt is forgotten when
     * the taker has returned.
     */
    default void receipts(Route place, Consumer<Receipt> taker) throws NotDeliveredException {}

    /** Whether the other side publishes a list of organisations. */
    default boolean publishesLists() {
        return false;
    }

    /** The organisations that are reached on this way, as the other side publishes them. */
    default List<Listed> organizations(Route route) throws NotDeliveredException {
        return List.of();
    }
}
