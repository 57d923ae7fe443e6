package org.vanthu.operation;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Announces maintenance; for administrators of the site. */
final class MaintenancesPost extends JsonWebScript {

    private final Maintenances maintenances;

    MaintenancesPost(Maintenances maintenances) {
        this.maintenances = maintenances;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return maintenances.announce(request.body(Maintenances.Form.class));
    }
}
