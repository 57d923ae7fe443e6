package org.vanthu.operation;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Takes a notice of maintenance back; for administrators of the site. */
final class MaintenanceDelete extends JsonWebScript {

    private final Maintenances maintenances;

    MaintenanceDelete(Maintenances maintenances) {
        this.maintenances = maintenances;
    }

    @Override
    protected Object handle(JsonRequest request) {
        maintenances.withdraw(request.pathNumber("id"));
        return Reply.noContent();
    }
}
