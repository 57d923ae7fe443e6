package org.vanthu.operation;

import java.util.Map;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** The notices of maintenance that are not over; for everybody who is signed in. */
final class MaintenancesGet extends JsonWebScript {

    private final Maintenances maintenances;

    MaintenancesGet(Maintenances maintenances) {
        this.maintenances = maintenances;
    }

    @Override
    protected boolean isForOutsiders() {
        return true;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return Map.of("items", maintenances.coming());
    }
}
