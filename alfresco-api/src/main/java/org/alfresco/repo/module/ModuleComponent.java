package org.alfresco.repo.module;

import java.util.List;

/** A piece of set-up work of a module. */
public interface ModuleComponent {
    String getModuleId();

    String getName();

    String getDescription();

    ModuleVersionNumber getSinceVersionNumber();

    ModuleVersionNumber getAppliesFromVersionNumber();

    ModuleVersionNumber getAppliesToVersionNumber();

    List<ModuleComponent> getDependsOn();

    boolean isExecuteOnceOnly();

    void execute();

    void shutdown();
}
