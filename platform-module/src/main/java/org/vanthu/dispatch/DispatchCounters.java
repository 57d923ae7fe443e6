package org.vanthu.dispatch;

import java.util.List;
import java.util.Map;

import org.vanthu.exchange.inbox.ArrivalState;
import org.vanthu.exchange.inbox.Arrivals;
import org.vanthu.exchange.outbox.DeliveryState;
import org.vanthu.exchange.outbox.Outbox;
import org.vanthu.organization.Access;
import org.vanthu.registry.CounterSource;
import org.vanthu.registry.RegistryExtensions;

/** Counts what a clerk has to do about documents on their way: what failed, and what others call back. */
final class DispatchCounters implements CounterSource {

    private final Outbox outbox;
    private final Arrivals arrivals;
    private final Access access;
    private final RegistryExtensions extensions;

    DispatchCounters(Outbox outbox, Arrivals arrivals, Access access, RegistryExtensions extensions) {
        this.outbox = outbox;
        this.arrivals = arrivals;
        this.access = access;
        this.extensions = extensions;
    }

    /** Makes itself known to the work place. */
    void init() {
        extensions.add(this);
    }

    @Override
    public Map<String, Long> counters(String agency) {
        if (!access.may(agency, DispatchPermission.HANDLE)) {
            return Map.of("dispatchOpen", 0L);
        }
        long failed = outbox.count(new Outbox.Filter(agency, List.of(DeliveryState.FAILED), null, ""));
        long recalls = arrivals.count(new Arrivals.Filter(agency, List.of(ArrivalState.DECIDING), ""));
        return Map.of("dispatchOpen", failed + recalls);
    }
}
