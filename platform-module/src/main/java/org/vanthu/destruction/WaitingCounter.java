package org.vanthu.destruction;

import java.util.List;
import java.util.Map;

import org.vanthu.organization.Access;
import org.vanthu.registry.CounterSource;
import org.vanthu.registry.RegistryExtensions;

/**
 * Counts at the work place the lists that wait for the decision of the head, and those decided that wait for execution.
 */
public final class WaitingCounter implements CounterSource {

    private final RegistryExtensions extensions;
    private final DestructionTable table;
    private final Access access;

    WaitingCounter(RegistryExtensions extensions, DestructionTable table, Access access) {
        this.extensions = extensions;
        this.table = table;
        this.access = access;
    }

    /** Registers itself. */
    public void init() {
        extensions.add(this);
    }

    @Override
    public Map<String, Long> counters(String agency) {
        if (access.may(agency, DestructionPermission.DECIDE)) {
            return Map.of("destructionWaiting", table.count(agency, List.of(Destruction.DECISION)));
        }
        return access.may(agency, DestructionPermission.PROPOSE)
                ? Map.of("destructionWaiting", table.count(agency, List.of(Destruction.DECIDED)))
                : Map.of();
    }
}
