package org.vanthu.retention;

import org.alfresco.repo.module.AbstractModuleComponent;

/** Brings the schedules of the module in when it starts for the first time. */
public final class ScheduleComponent extends AbstractModuleComponent {

    private final Schedules schedules;

    ScheduleComponent(Schedules schedules) {
        this.schedules = schedules;
    }

    @Override
    protected void executeInternal() {
        schedules.bring();
    }
}
