package org.vanthu.dispatch;

import org.vanthu.exchange.inbox.Arrivals;
import org.vanthu.exchange.outbox.Delivery;
import org.vanthu.exchange.outbox.DeliveryState;
import org.vanthu.exchange.outbox.Outbox;
import org.vanthu.outgoing.Parcels;

/** Writes to the outgoing document how far it has come at each recipient, and that its answer came. */
final class StatesBack {

    private final Outbox outbox;
    private final Arrivals arrivals;
    private final Parcels parcels;

    StatesBack(Outbox outbox, Arrivals arrivals, Parcels parcels) {
        this.outbox = outbox;
        this.arrivals = arrivals;
        this.parcels = parcels;
    }

    /** Listens to outbox and inbox. */
    void init() {
        outbox.onMoved(this::moved);
        arrivals.onAnswered((delivery, nodeId, number) -> parcels.replied(delivery.nodeId(), number));
    }

    private void moved(Delivery delivery) {
        if (delivery.kind().equals(Delivery.DOCUMENT) && delivery.ordinal() > 0) {
            String state = delivery.state() == DeliveryState.PAPER
                    ? DeliveryState.WAITING.code()
                    : delivery.state().code();
            parcels.delivered(delivery.nodeId(), delivery.ordinal(), state, delivery.words());
        }
    }
}
