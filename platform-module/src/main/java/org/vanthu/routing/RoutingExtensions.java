package org.vanthu.routing;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.alfresco.service.cmr.repository.NodeRef;

/** What features above routing add to it; they register themselves at start. */
public final class RoutingExtensions {

    private final List<IncomingTaker> takers = new CopyOnWriteArrayList<>();

    /** Adds somebody who takes documents over. */
    public void add(IncomingTaker taker) {
        takers.add(taker);
    }

    Optional<IncomingTaker> taker(NodeRef document) {
        return takers.stream().filter(taker -> taker.takes(document)).findFirst();
    }
}
