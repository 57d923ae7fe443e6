package org.vanthu.exchange.outbox;

/** Told when a delivery has come further, in the same transaction; implemented by features above. */
@FunctionalInterface
public interface DeliveryListener {

    /** The delivery stands there now. */
    void moved(Delivery delivery);
}
