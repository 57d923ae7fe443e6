package org.vanthu.exchange.fetch;

import java.util.List;

import org.vanthu.directory.ListSource;
import org.vanthu.directory.ListSources;
import org.vanthu.directory.Listed;
import org.vanthu.directory.Route;
import org.vanthu.exchange.connector.Connectors;
import org.vanthu.exchange.connector.NotDeliveredException;

/** Fetches the lists of organisations that connectors offer, for the directory. */
final class ConnectorLists implements ListSource {

    private final Connectors connectors;
    private final ListSources sources;

    ConnectorLists(Connectors connectors, ListSources sources) {
        this.connectors = connectors;
        this.sources = sources;
    }

    /** Makes itself known. */
    void init() {
        sources.add(this);
    }

    @Override
    public boolean goes(Route route) {
        return connectors.all().stream().anyMatch(one -> one.code().equals(route.connector()) && one.publishesLists());
    }

    @Override
    public List<Listed> organizations(Route route) {
        try {
            return connectors.get(route.connector()).organizations(route);
        } catch (NotDeliveredException e) {
            throw new IllegalStateException(e.code() + ": " + e.words(), e);
        }
    }
}
