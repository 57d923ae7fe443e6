package org.vanthu.exchange.outbox;

import org.vanthu.shared.Gauges;
import org.vanthu.shared.Gauges.Gauge;

/** Shows whoever watches the servers what has not been delivered. */
final class OutboxGauges {

    private final Gauges gauges;
    private final DeliveryTable table;

    OutboxGauges(Gauges gauges, DeliveryTable table) {
        this.gauges = gauges;
        this.table = table;
    }

    /** Puts the figures in. */
    void init() {
        gauges.add(new Gauge(
                "vanthu_exchange_undelivered_messages",
                "Messages that wait for delivery or failed for good",
                "state",
                table::undelivered));
    }
}
