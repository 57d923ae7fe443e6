package org.vanthu.exchange.connector;

import java.util.List;

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

    /** Whether messages must be asked for on this way. */
    default boolean isAsked() {
        return false;
    }

    /** What waits to be fetched, the oldest first. */
    default List<Waiting> waiting(Route route, int limit) throws NotDeliveredException {
        return List.of();
    }

    /** Fetches one message; the caller closes it. */
    default Fetched fetch(Route route, String id) throws NotDeliveredException {
        throw new NotDeliveredException(false, "not-asked", code());
    }

    /** Tells the other side what became of a message that was fetched. */
    default void acknowledge(Route route, String id, Receipt receipt) throws NotDeliveredException {}

    /** The organisations that are reached on this way, as the other side publishes them. */
    default List<Listed> organizations(Route route) throws NotDeliveredException {
        return List.of();
    }
}
