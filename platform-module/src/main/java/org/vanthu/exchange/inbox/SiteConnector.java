package org.vanthu.exchange.inbox;

import java.io.IOException;

import org.vanthu.directory.Route;
import org.vanthu.exchange.connector.Connector;
import org.vanthu.exchange.connector.Connectors;
import org.vanthu.exchange.connector.NotDeliveredException;
import org.vanthu.exchange.connector.Receipt;
import org.vanthu.exchange.message.Message;

/** The way to agencies of this site: the same checks, states and receipts as for everybody else. */
final class SiteConnector implements Connector {

    private final Inbox inbox;
    private final Connectors connectors;

    SiteConnector(Inbox inbox, Connectors connectors) {
        this.inbox = inbox;
        this.connectors = connectors;
    }

    /** Makes itself known. */
    void init() {
        connectors.add(this);
    }

    @Override
    public String code() {
        return Route.SITE;
    }

    @Override
    public Receipt send(Message message, Route route) throws NotDeliveredException {
        try {
            return inbox.receive(new Received(message, Route.SITE, Received.Signature.LOCAL));
        } catch (IOException e) {
            throw new NotDeliveredException(true, "unreadable", e.toString(), e);
        }
    }
}
