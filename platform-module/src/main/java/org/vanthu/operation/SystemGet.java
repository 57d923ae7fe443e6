package org.vanthu.operation;

import org.vanthu.shared.JsonRequest;
import org.vanthu.shared.JsonWebScript;

/** Shows how the module stands; for administrators of the site. */
final class SystemGet extends JsonWebScript {

    private final SystemReports reports;

    SystemGet(SystemReports reports) {
        this.reports = reports;
    }

    @Override
    protected Object handle(JsonRequest request) {
        return reports.now();
    }
}
